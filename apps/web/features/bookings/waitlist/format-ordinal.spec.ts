import { expect, it } from 'vitest';
import { formatOrdinal } from './format-ordinal';

it('a place in line is said as people say it', () => {
  const said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 112, 1_001].map(formatOrdinal);
  expect(said.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 112th 1,001st');
});
