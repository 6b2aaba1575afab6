import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startPostgres,
  type RunningPostgres,
  type StartPostgresOptions,
} from './start-postgres.js';

/**
 * A server of one's own for a test run: in the system's temporary folder, removed when it stops or
 * when this process is killed. It syncs to disk like a real one unless told otherwise.
 */
export async function startTemporaryPostgres(
  options: Omit<StartPostgresOptions, 'home' | 'isTemporary'> = {},
): Promise<RunningPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'lastseat-database-'));
  try {
    return await startPostgres({ ...options, home, isTemporary: true });
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}
