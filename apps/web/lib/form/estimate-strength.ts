/** How hard a password is to guess. Loaded when somebody begins to type one. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { paths } from '@/lib/http/paths';

/** 0 is guessed at once, 4 by nobody. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** @param own what others know of the person, as they write it: it makes a password no stronger */
export type EstimateStrength = (password: string, own: readonly string[]) => Strength;

/** The work grows faster than the length, and who types so many has a strong one anyway. */
const MOST_LETTERS = 40;

/** @throws when the words of the estimate cannot be had */
export async function loadEstimate(): Promise<EstimateStrength> {
  const answer = await fetch(paths.commonPasswords());
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const common = (await answer.text()).split('\n');
  const estimator = new ZxcvbnFactory({ dictionary: { common } });
  return (password, own) => estimator.check(password.slice(0, MOST_LETTERS), wordsOf(own)).score;
}

const wordsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== '');
