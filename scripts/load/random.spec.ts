import { describe, expect, it } from 'vitest';
import { createRandom } from './random.js';

describe('Chance', () => {
  it('is the same again for the same seed and stream, and another for any other', () => {
    const draw = (seed: number, stream: number) => createRandom(seed, stream).uuid();
    expect(draw(7, 3)).toBe(draw(7, 3));
    const others = [draw(7, 3), draw(7, 4), draw(8, 3), draw(3, 7), draw(0, -1)];
    expect(new Set(others).size).toBe(others.length);
  });

  it('does not follow from the neighbour: each first choice comes after each other one', () => {
    const firsts = Array.from({ length: 2_000 }, (_, stream) =>
      createRandom(7, stream).between(0, 7),
    );
    const pairs = firsts.slice(1).map((first, index) => `${firsts[index]} ${first}`);
    expect(new Set(pairs).size).toBe(64);
  });

  it('keeps to its bounds, and reaches both', () => {
    const random = createRandom(1);
    const whole = Array.from({ length: 200 }, () => random.between(-1, 2));
    expect([...new Set(whole)].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
    expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('makes identifiers that are version 7, and puts a list into another order', () => {
    const random = createRandom(1);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    const list = Array.from({ length: 20 }, (_, item) => item);
    const shuffled = random.shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
  });
});
