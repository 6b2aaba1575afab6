import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesInMs, describeTimeLeft } from './time-left';

const minutes = 60_000;

it('the time left is said in the unit that one counts in', () => {
  expect(describeTimeLeft(3 * 24 * 60 * minutes)).toBe('3 days left');
  expect(describeTimeLeft(119 * minutes)).toBe('119 minutes left');
  expect(describeTimeLeft(12.9 * minutes)).toBe('12 minutes left');
  expect(describeTimeLeft(1 * minutes)).toBe('1 minute left');
  expect(describeTimeLeft(59_999)).toBe('59 seconds left');
  expect(describeTimeLeft(1_000)).toBe('1 second left');
  expect(describeTimeLeft(999)).toBeNull();
  expect(describeTimeLeft(-1)).toBeNull();
});

it('between two looks at the clock the words do not change', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 47 * 60 * minutes }), (left) => {
      const last = left - changesInMs(left) + 1;
      expect(describeTimeLeft(last)).toBe(describeTimeLeft(left));
      if (left < 119 * minutes) expect(describeTimeLeft(last - 1)).not.toBe(describeTimeLeft(left));
    }),
  );
});
