import { describe, expect, it } from 'vitest';
import { formatPrice } from './price.js';

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
