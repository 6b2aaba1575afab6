import { readFile, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GUARD_FILE } from './guarded-process/guarded-process.js';
import { inspectProcess, waitForEnd } from './running-process.js';

/** What PostgreSQL writes about itself while it runs. */
export interface PostmasterFile {
  pid: number;
  isReady: boolean;
}

export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Ends a server that still holds this cluster although its starter is gone. A server whose starter
 * lives is in use: that is refused, and nothing is touched.
 */
export async function clearLeftoverServer(cluster: string): Promise<void> {
  const postmaster = await readPostmasterFile(cluster);
  if (postmaster === undefined) return;
  const { pid } = postmaster;
  if (!(await isServerOf(cluster, pid))) {
    // The server is long gone. Its id may meanwhile be another program's, which would make
    // PostgreSQL refuse to start, so the file has to go.
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  if (await isGuarded(pid)) {
    // Its starter may have been killed a moment ago, and the guard is just stopping it.
    if (await waitForEnd(pid, 5_000)) return;
    throw new Error(`This database is in use by another start (process ${pid}): stop that first.`);
  }
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    signalIfThere(pid, signal);
    if (await waitForEnd(pid, patience)) return;
  }
  throw new Error(`A PostgreSQL left over from an earlier start (process ${pid}) does not stop.`);
}

/** Its guard may have ended it since we looked. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A pid file proves nothing: the id may have been given to another program since. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  const found = await inspectProcess(pid);
  if (found === undefined) return false;
  const program = basename(found.command.split(' ')[0] ?? '');
  if (!/^postgres(\.exe)?:?$/.test(program)) return false;
  if (found.cwd === undefined) return found.command.includes(cluster);
  return found.cwd === (await realpath(cluster));
}

async function isGuarded(pid: number): Promise<boolean> {
  const server = await inspectProcess(pid);
  const parent = server && (await inspectProcess(server.parent));
  return parent?.command.includes(basename(GUARD_FILE)) ?? false;
}
