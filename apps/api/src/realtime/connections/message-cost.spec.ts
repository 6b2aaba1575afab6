import { describe, expect, it } from 'vitest';
import { findCost } from './message-cost.js';

const watch = (count: number) => [{ eventIds: Array<number>(count).fill(7) }];

describe('A message', () => {
  it.each([
    [0, 1],
    [25, 1],
    [26, 2],
    [200, 8],
  ])('with %i ids counts for %i', (count, cost) => {
    expect(findCost(watch(count))).toBe(cost);
  });

  it('of another form counts for one', () => {
    const forms = [[], [null], [7], ['text'], [{ eventIds: null }], [{}]];
    expect(forms.map(findCost)).toEqual(forms.map(() => 1));
  });
});
