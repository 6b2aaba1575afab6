import { inspect } from 'node:util';

/** Something that a user can put right: told in a sentence, without a stack. */
export class Failure extends Error {}

/** The sentence for a failure; the whole stack, and what caused it, for what should not happen. */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? inspect(error) : String(error);
}
