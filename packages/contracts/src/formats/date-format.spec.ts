import { expect, it } from 'vitest';
import { dateFormat } from './date-format.js';

it('a format is made once', () => {
  const format = dateFormat('en-GB', { timeZone: 'Europe/Vienna' });
  expect(dateFormat('en-GB', { timeZone: 'Europe/Vienna' })).toBe(format);
  expect(dateFormat('en-GB', { timeZone: 'Europe/Paris' })).not.toBe(format);
  expect(dateFormat('de', { timeZone: 'Europe/Vienna' })).not.toBe(format);
});

it('no more are kept than a bound, whatever locales are asked for', () => {
  const first = dateFormat('sv', { year: 'numeric' });
  for (let region = 100; region < 300; region++) dateFormat(`en-${region}`, { year: 'numeric' });
  expect(dateFormat('sv', { year: 'numeric' })).not.toBe(first);
});
