import type { ProblemDocument } from '../client/send-request.js';
import { Unreachable } from '../client/send-request.js';
import { Failure } from '../runner/failure.js';

/** What a script learns of how it went; `--help` and docs/cli.md say the same. */
export const exitCodes = {
  done: 0,
  refused: 1,
  wrongUse: 2,
  notSignedIn: 3,
  noAnswer: 4,
  /** By Ctrl-C: 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An option, an argument or a file that is not as it must be. */
export class UsageError extends Failure {}

/** The person has to sign in first. */
export class NotSignedIn extends Failure {}

/** By Ctrl-C. */
export class Interrupted extends Failure {
  constructor() {
    super('Stopped.');
  }
}

/** What the API refused; said in words where it is told. */
export class Refusal extends Failure {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
  }
}

/** @returns null for a bug of ours */
export function findExitCode(error: unknown): ExitCode | null {
  if (error instanceof Refusal) return exitCodeOf(error.problem);
  if (error instanceof UsageError) return exitCodes.wrongUse;
  if (error instanceof NotSignedIn) return exitCodes.notSignedIn;
  if (error instanceof Unreachable) return exitCodes.noAnswer;
  if (error instanceof Interrupted) return exitCodes.interrupted;
  return error instanceof Failure ? exitCodes.refused : null;
}

/** By the status, which follows from the code: also for codes that this version does not know. */
function exitCodeOf({ status }: ProblemDocument): ExitCode {
  if (status === 400) return exitCodes.wrongUse;
  if (status === 401) return exitCodes.notSignedIn;
  // Too many requests, too busy, broken: the same may go well in a moment.
  return status === 429 || status >= 500 ? exitCodes.noAnswer : exitCodes.refused;
}
