import { describe, expect, it } from 'vitest';
import { formatAmount, formatPrice, toDecimal } from './price.js';

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

describe('formatAmount', () => {
  it('keeps the zeros, also of nothing and below it', () => {
    expect(formatAmount(4500, 'EUR')).toBe('€45.00');
    expect(formatAmount(0, 'EUR')).toBe('€0.00');
    expect(formatAmount(-1250, 'USD')).toBe('-$12.50');
    expect(formatAmount(800, 'JPY')).toBe('¥800');
  });
});

describe('toDecimal', () => {
  it('is the exact amount, as a machine reads it', () => {
    expect(toDecimal(123_456_789, 'EUR')).toBe('1234567.89');
    expect(toDecimal(-5, 'EUR')).toBe('-0.05');
    expect(toDecimal(800, 'JPY')).toBe('800');
    expect(toDecimal(12_345, 'KWD')).toBe('12.345');
  });
});
