import { describe, expect, it } from 'vitest';
import { bookingReference, findReferenceRange } from './booking-reference.js';

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

describe('what somebody types of a reference', () => {
  const id = '0198f2a0-1b2c-7d3e-8f45-6789abcdef01';
  const bits = BigInt(`0x${id.replaceAll('-', '')}`) & ((1n << 50n) - 1n);
  const isFound = (typed: string) => {
    const range = findReferenceRange(typed);
    return range !== null && range.first <= bits && bits <= range.last;
  };
  const reference = bookingReference(id);

  it('stands for the ids whose reference begins with it, however it is written', () => {
    const plain = reference.replaceAll('-', '');
    for (const typed of [reference, plain, reference.toLowerCase(), ` ${plain.slice(2)} `]) {
      expect(isFound(typed), typed).toBe(true);
    }
    for (let length = 'LS-'.length + 3; length <= reference.length; length++) {
      expect(isFound(reference.slice(0, length)), reference.slice(0, length)).toBe(true);
    }
    expect(isFound(bookingReference('00000000-0000-7000-8000-000000000021'))).toBe(false);
  });

  it('is of the whole reference that one alone', () => {
    expect(findReferenceRange(reference)).toEqual({ first: bits, last: bits });
  });

  it('stands for none when it is too short, too long, or has a letter that references have not', () => {
    for (const typed of ['', 'LS-', 'LS-4F', 'lou', 'LS-4F7KU', `${reference}0`, 'LS-4F7é']) {
      expect(findReferenceRange(typed), typed).toBeNull();
    }
  });
});
