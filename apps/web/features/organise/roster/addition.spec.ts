import { expect, it } from 'vitest';
import { countMissing, toAddition } from './addition';

const person = { name: 'Grace Hopper', email: 'grace@example.com' };

it('so many seats are missing as are wanted beyond those that are left', () => {
  expect(['3', '2', '1', '', 'x'].map((quantity) => countMissing(quantity, 2))).toEqual([
    1, 0, 0, 0, 0,
  ]);
  expect(countMissing('', 0)).toBe(1);
});

it('what was ticked for a number that is not typed any more does not count', () => {
  const ticked = { ...person, overCapacity: true };
  const of = (quantity: string) => toAddition({ ...ticked, quantity }, 2);
  expect(of('3')).toEqual({ ...person, quantity: 3, overCapacity: true });
  expect(of('2')).toEqual({ ...person, quantity: 2, overCapacity: false });
});
