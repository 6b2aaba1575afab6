// Runs a program that starts other processes. What must stay true: however it ends, what it started
// is stopped first, in order, and the exit code says how it went.
import { readFileSync } from 'node:fs';
import { describeError } from './failure.js';
import { formatSeconds, red } from './reporter.js';
import { Scope } from './scope.js';

/** npm passes a Ctrl-C on to us that the terminal had sent us already: that is no second wish. */
const FORCE_AFTER_MS = 3_000;
const INTERRUPTED = 130;

export interface Program {
  scope: Scope;
  /** From now on being interrupted is the normal end. */
  markReady: () => void;
}

/** Ends the process with the code that `main` gives (0 if none), or 1 after an error. */
export async function runProgram(main: (program: Program) => Promise<number>): Promise<void> {
  const scope = new Scope();
  let interruptedCode = INTERRUPTED;
  // A closed terminal or pipe must not keep us from stopping what we started.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  stopOnSignals(scope, () => interruptedCode);
  try {
    const code = await main({ scope, markReady: () => (interruptedCode = 0) });
    if (scope.isClosing) return; // The signal's handler ends the process.
    await scope.close();
    process.exit(code);
  } catch (error) {
    // What fails because it is being stopped is not worth a word.
    if (scope.isClosing) return;
    console.error(`\n${red(describeError(error))}\n`);
    await scope.close();
    process.exit(1);
  }
}

function stopOnSignals(scope: Scope, exitCode: () => number): void {
  let stoppingSince: number | undefined;
  const stop = async () => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > FORCE_AFTER_MS) process.exit(INTERRUPTED);
      return;
    }
    stoppingSince = Date.now();
    console.log('\n  stopping');
    await scope.close();
    console.log(`  stopped in ${formatSeconds(Date.now() - stoppingSince)}`);
    process.exit(exitCode());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop());
  }
  stopWithoutNpm(stop);
}

/** A killed npm tells us nothing; without this, we would go on for ever and hold the ports. */
function stopWithoutNpm(stop: () => Promise<void>): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const ancestors = describeAncestors();
  setInterval(() => {
    if (describeAncestors() !== ancestors) void stop();
  }, 1_000).unref();
}

/** Our parent and, where the system tells, its parent: a shell may stand between npm and us. */
function describeAncestors(): string {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}
