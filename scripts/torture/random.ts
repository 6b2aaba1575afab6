/** Chance that can be repeated: the same seed gives the same choices. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

const FRACTIONS = 1_000_000;

/** `stream` tells users of one seed apart, so that none disturbs the other's choices. */
export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(seed * 1_000 + stream);
  const between = (min: number, max: number) => uniformInt(generator, min, max);
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('Nothing to pick from');
    return items[between(0, items.length - 1)] as T;
  };
  return {
    between,
    chance: (probability) => between(1, FRACTIONS) <= probability * FRACTIONS,
    pick,
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
  };
}
