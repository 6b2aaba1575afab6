import { expect, it } from 'vitest';
import { countUnits, unitOf } from './unit';

it.each([
  ['Sport', 'place'],
  ['Food & Drink', 'place'],
  ['Workshop', 'place'],
  ['Dance classes', 'place'],
  ['Salsa', 'place'],
  ['Theatre', 'seat'],
  ['Classical', 'seat'],
  ['Grunge', 'seat'],
  ['Something else', 'seat'],
])('what one books of %s is a %s', (category, unit) => {
  expect(unitOf(category)).toBe(unit);
});

it('one is one, and more are many', () => {
  expect(countUnits(1, 'seat')).toBe('1 seat');
  expect(countUnits(2_000, 'place')).toBe('2,000 places');
});
