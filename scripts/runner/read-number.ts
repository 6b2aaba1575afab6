/** Numbers of a command line. */
import { Failure } from './failure.js';

/** @throws Failure that names the option */
export function readNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (number >= min && number <= max) return number;
  throw new Failure(`${name} takes a number from ${min} to ${max}, and got "${text}".`);
}

export function readCount(name: string, text: string, max: number): number {
  const count = readNumber(name, text, 0, max);
  if (!Number.isInteger(count)) throw new Failure(`${name} takes a whole number.`);
  return count;
}

const MAX_SEED = 1_000_000;

/** @param text none: one is drawn */
export function readSeed(text: string | undefined): number {
  return text === undefined
    ? Math.floor(Math.random() * MAX_SEED)
    : readCount('--seed', text, MAX_SEED);
}
