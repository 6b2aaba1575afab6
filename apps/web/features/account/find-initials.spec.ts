import { expect, it } from 'vitest';
import { findInitials } from './find-initials';

it.each([
  ['Ada Lovelace', 'AL'],
  ['  ada   king  lovelace ', 'AL'],
  ['Plato', 'P'],
  ['Élise Øst', 'ÉØ'],
  ['😀 Smith', '😀S'],
])('the initials of %j are %s', (name, initials) => {
  expect(findInitials(name)).toBe(initials);
});
