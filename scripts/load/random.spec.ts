import { describe, expect, it } from 'vitest';
import { randomOf } from './random.js';

describe('The chance of the fuzzing', () => {
  it('is the same again for the same seed and request, and another for any other', () => {
    const draw = (seed: number, index: number) => randomOf(seed, index).uuid();
    expect(draw(7, 3)).toBe(draw(7, 3));
    const others = [draw(7, 3), draw(7, 4), draw(8, 3), draw(3, 7), draw(0, -1)];
    expect(new Set(others).size).toBe(others.length);
  });
});
