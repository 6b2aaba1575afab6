import { expect, it } from 'vitest';
import { backoffMs } from './backoff.js';

it('The pauses double from a second on, and end at a quarter of an hour', () => {
  const pauses = [1, 2, 3, 10, 11, 500].map((failures) => backoffMs(failures, 0.5));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
});

it('What failed at once comes back at different times', () => {
  expect([0, 1].map((random) => backoffMs(3, random))).toEqual([2_000, 6_000]);
});
