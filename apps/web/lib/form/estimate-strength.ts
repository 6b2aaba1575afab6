/** How hard a password is to guess. Loaded when somebody begins to type one. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { paths } from '@/lib/http/paths';

/** 0 is guessed at once, 4 by nobody. */
export type Strength = 0 | 1 | 2 | 3 | 4;

export type EstimateStrength = (password: string, own: readonly string[]) => Strength;

/** The work grows with the square of the length, and these are strong anyway. */
const MOST_LETTERS = 100;

/** @throws when the words of the estimate cannot be had */
export async function loadEstimate(): Promise<EstimateStrength> {
  const answer = await fetch(paths.commonPasswords());
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const common = (await answer.text()).split('\n');
  const estimator = new ZxcvbnFactory({ dictionary: { common } });
  return (password, own) => estimator.check(password.slice(0, MOST_LETTERS), [...own]).score;
}
