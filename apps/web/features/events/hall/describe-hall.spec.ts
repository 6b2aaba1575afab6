import { expect, it } from 'vitest';
import { describeHall, explainHall } from './describe-hall';

it('a hall is described by its counts', () => {
  expect(describeHall({ seats: 80, taken: 77, unit: 'seat', hasOwn: false })).toBe(
    'Hall with 80 seats: 77 taken, 3 free',
  );
  expect(describeHall({ seats: 100_000, taken: 1, unit: 'seat', hasOwn: true })).toBe(
    'Hall with 100,000 seats: 1 taken, 99,999 free. One is yours.',
  );
  expect(describeHall({ seats: 1, taken: 0, unit: 'place', hasOwn: false })).toBe(
    'Hall with 1 place: 0 taken, 1 free',
  );
});

it('the picture says what a light is, and that it does not say which seats are left', () => {
  expect(explainHall(1, 'seat', 'open')).toBe(
    'Each light is a free seat: it shows how many are left, not which.',
  );
  expect(explainHall(34, 'place', 'open')).toContain('Each light is up to 34 free places');
});

it('the picture of an event that is over shows what was left', () => {
  expect(explainHall(1, 'seat', 'over')).toBe(
    'Each light is a seat that was left: it shows how many, not which.',
  );
  expect(explainHall(34, 'place', 'over')).toBe(
    'Each light is up to 34 places that were left: it shows how many, not which.',
  );
});

it('the picture of a hall without a light says what one would be', () => {
  expect(explainHall(1, 'place', 'full')).toBe(
    'Every place is taken: the lights come on for those that are given back.',
  );
});
