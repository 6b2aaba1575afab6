import { expect, it } from 'vitest';
import { bookingReference } from './booking-reference';

it('a reference is always the same for a booking, and has no letters that look like others', () => {
  const reference = bookingReference('0198f2a0-1b2c-7d3e-8f45-6789abcdef01');
  expect(reference).toBe(bookingReference('0198f2a0-1b2c-7d3e-8f45-6789abcdef01'));
  expect(reference).toMatch(/^LS-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});

it('two bookings of the same instant have different references', () => {
  expect(bookingReference('0198f2a0-1b2c-7d3e-8f45-6789abcdef01')).not.toBe(
    bookingReference('0198f2a0-1b2c-7d3e-8f45-6789abcdef02'),
  );
});

it('a reference is the end of the id in base 32', () => {
  expect(bookingReference('00000000-0000-7000-8000-000000000021')).toBe('LS-00000-00011');
});
