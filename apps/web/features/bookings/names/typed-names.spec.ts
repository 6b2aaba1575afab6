import { expect, it } from 'vitest';
import { findNameError, toNames } from './typed-names';

it('a field that was left empty is no name, and wrong only where one is asked for', () => {
  expect(toNames(['Ada Lindt', '', '  '])).toEqual(['Ada Lindt', null, null]);
  expect(findNameError(' ', false)).toBeUndefined();
  expect(findNameError(' ', true)).toBe('Say who comes with this ticket');
  expect(findNameError('Ada Lindt', true)).toBeUndefined();
  expect(findNameError('A', false)).toBe('Use at least 2 characters');
});
