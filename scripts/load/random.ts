/** Chance that can be had again: the same seed gives the same choices. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { skipN } from 'pure-rand/utils/skipN';

export class Random {
  constructor(private readonly generator: RandomGenerator) {}

  /** From 0 to 1, without 1. */
  fraction(): number {
    return uniformFloat64(this.generator);
  }

  /** A whole number, both ends included. */
  between(min: number, max: number): number {
    return uniformInt(this.generator, min, max);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Nothing to pick from');
    return items[this.between(0, items.length - 1)] as T;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.between(0, 15).toString(16));
    hex[12] = '7';
    hex[16] = this.pick(['8', '9', 'a', 'b']);
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.between(0, 255)));
  }
}

/** The generator's first numbers are little more than its seed: neighbours would choose alike. */
const WARM_UP = 20;

/**
 * `stream` tells users of one seed apart, the requests of a run for example, so that none disturbs the
 * choices of the others.
 */
export function createRandom(seed: number, stream = 0): Random {
  // Two odd numbers without a pattern: sums and differences of seed and stream do not meet.
  const mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b);
  const generator = xoroshiro128plus(mixed);
  skipN(generator, WARM_UP);
  return new Random(generator);
}
