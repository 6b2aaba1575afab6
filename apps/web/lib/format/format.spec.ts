import { describe, expect, it } from 'vitest';
import { formatCount, formatInstant, formatPrice } from './format';

describe('formatPrice', () => {
  it('calls a price of nothing free, in any currency', () => {
    expect(formatPrice(0, 'EUR')).toBe('Free');
    expect(formatPrice(0, 'JPY')).toBe('Free');
  });

  it('leaves the zeros of a whole amount out and keeps the cents of another', () => {
    expect(formatPrice(4500, 'EUR')).toBe('€45');
    expect(formatPrice(1250, 'USD')).toBe('$12.50');
    expect(formatPrice(5, 'GBP')).toBe('£0.05');
  });

  it('reads the smallest unit of a currency that does not have two decimals', () => {
    expect(formatPrice(800, 'JPY')).toBe('¥800');
    expect(formatPrice(12_345, 'KWD').replace(/\s/u, ' ')).toBe('KWD 12.345');
  });

  it('groups thousands', () => {
    expect(formatPrice(125_000, 'USD')).toBe('$1,250');
  });
});

describe('formatInstant', () => {
  it('writes the date and the time as people say them', () => {
    expect(formatInstant('2027-03-15T10:00:00.000Z', 'UTC')).toEqual({
      text: 'March 15, 2027 at 10:00 AM',
      zone: 'UTC',
    });
  });

  it('moves the instant into the time zone of the visitor', () => {
    expect(formatInstant('2027-07-01T02:30:00.000Z', 'America/Los_Angeles')).toEqual({
      text: 'June 30, 2027 at 7:30 PM',
      zone: 'PDT',
    });
  });

  it('calls noon and midnight twelve', () => {
    expect(formatInstant('2027-03-15T12:00:00.000Z', 'UTC').text).toContain('12:00 PM');
    expect(formatInstant('2027-03-15T00:05:00.000Z', 'UTC').text).toContain('12:05 AM');
  });

  it('has nothing but plain spaces, which are the same in every ICU', () => {
    const { text, zone } = formatInstant('2027-03-15T10:00:00.000Z', 'Europe/Berlin');
    expect(`${text} ${zone}`).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('formatCount', () => {
  it('groups thousands', () => {
    expect(formatCount(12_500)).toBe('12,500');
  });
});
