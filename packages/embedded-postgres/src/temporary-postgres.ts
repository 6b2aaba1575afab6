import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  startPostgres,
  type RunningPostgres,
  type StartPostgresOptions,
} from './start-postgres.js';

export interface TemporaryPostgresOptions extends Omit<
  StartPostgresOptions,
  'home' | 'isTemporary'
> {
  /** The home of a cluster that nobody runs: the server begins with what is in it. Not on Windows. */
  copyOf?: string;
}

/**
 * A server of one's own for a test run: in the system's temporary folder, removed when it stops or
 * when this process is killed. It syncs to disk like a real one unless told otherwise.
 */
export async function startTemporaryPostgres(
  options: TemporaryPostgresOptions = {},
): Promise<RunningPostgres> {
  const { copyOf, ...others } = options;
  const home = await mkdtemp(join(tmpdir(), 'lastseat-database-'));
  try {
    // With its owner: PostgreSQL opens no folder of somebody else.
    if (copyOf !== undefined) await promisify(execFile)('cp', ['-a', `${copyOf}/.`, home]);
    return await startPostgres({ ...others, home, isTemporary: true });
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}
