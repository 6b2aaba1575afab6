import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What can be known of a process of this machine from its id. */
export interface RunningProcess {
  parent: number;
  command: string;
  /** Unknown where the system does not tell (macOS). */
  cwd: string | undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/**
 * Ended, but nobody has asked for its exit code yet. In a container whose first process never does,
 * an orphan stays like that for ever.
 */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until the process is gone; says whether it went in time. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** `undefined` when there is no such process, or it is a stranger's and cannot be looked at. */
export async function inspectProcess(pid: number): Promise<RunningProcess | undefined> {
  try {
    return process.platform === 'linux' ? await readProc(pid) : await askPs(pid);
  } catch {
    return undefined;
  }
}

/** From /proc: `ps` is missing in small container images. */
async function readProc(pid: number): Promise<RunningProcess> {
  const [command, status, cwd] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
    readlink(`/proc/${pid}/cwd`).catch(() => undefined),
  ]);
  const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
  return { parent, command: command.replaceAll('\0', ' '), cwd };
}

async function askPs(pid: number): Promise<RunningProcess> {
  const { stdout } = await run('ps', ['-o', 'ppid=,args=', '-p', String(pid)]);
  const [, parent, command] = /^\s*(\d+)\s+(.*)$/s.exec(stdout) ?? [];
  return { parent: Number(parent), command: command ?? '', cwd: undefined };
}
