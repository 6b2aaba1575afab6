// Tells when the npm that runs us has gone. A killed npm says nothing; without this, we would go on
// for ever and hold the ports. Who started npm does not matter: a shell from which it was sent into
// the background may end, and we stay.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const LOOK_EVERY_MS = 500;

/** The shells that npm and its kind hand a script to, unless they are told of another. */
const SHELLS = ['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'busybox'];

/**
 * Calls back once, when npm is gone at two looks in a row: a hangup that ends npm reaches us in the
 * same moment, and may be a reason to stay. Gives what ends the looking.
 */
export function whenNpmEnds(callBack: () => void): () => void {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined;
  // npm itself, where the script begins with `exec`; else the shell that it handed the script to.
  const isShellBetween = isShellWithScript(process.ppid);
  const describeWay = () =>
    [process.ppid, isShellBetween ? findParent(process.ppid) : undefined].join();
  const way = describeWay();
  let looksWithout = 0;
  const timer = setInterval(() => {
    if (describeWay() === way) return;
    looksWithout += 1;
    if (looksWithout < 2) return;
    clearInterval(timer);
    callBack();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** As npm calls it: `sh -c <script>`. One that a person types into has no script. */
function isShellWithScript(pid: number): boolean {
  const [command = '', option] = readProc(pid, 'cmdline')?.split('\0') ?? [];
  return SHELLS.includes(basename(command)) && option === '-c';
}

function findParent(pid: number): string | undefined {
  return /^PPid:\s*(\d+)/m.exec(readProc(pid, 'status') ?? '')?.[1];
}

/** Undefined where the system has no such files (macOS): there only our own parent is followed. */
function readProc(pid: number, file: 'cmdline' | 'status'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
