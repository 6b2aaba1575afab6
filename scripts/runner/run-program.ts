// Runs a program that starts other processes. What must stay true: however it ends, what it started
// is stopped first, in order, and the exit code says how it went.
import { isatty } from 'node:tty';
import { describeError } from './failure.js';
import { whenNpmEnds } from './follow-npm.js';
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  const stopFollowing = whenNpmEnds(() => void stop());
  // Asked now: of a terminal that is closed it would be denied.
  const hasTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  process.on('SIGHUP', () => {
    // `nohup` leaves us no terminal. It has SIGHUP ignored as well, but that cannot be seen: Node, the
    // one of npm too, gives each signal its default back when it starts, and npm ends of the hangup.
    if (hasTerminal) void stop();
    else stopFollowing();
  });
}
