import type { Context } from '../command.js';

/** For programs: one value, indented so that people can read it as well. */
export function printJson(print: Context['print'], value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
