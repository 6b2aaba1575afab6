import { describe, expect, it } from 'vitest';
import { parsePrice, writePrice } from './price';

describe('A price as it is typed', () => {
  it.each([
    ['', 'EUR', 0],
    ['0', 'EUR', 0],
    ['45', 'EUR', 4500],
    ['12.5', 'EUR', 1250],
    [' 12,50 ', 'EUR', 1250],
    ['0.07', 'EUR', 7],
    ['1.1', 'EUR', 110],
    ['800', 'JPY', 800],
    ['1.25', 'KWD', 1250],
  ])('"%s" in %s is %i of the smallest unit', (text, currency, cents) => {
    expect(parsePrice(text, currency)).toBe(cents);
  });

  it.each([
    ['-1', 'EUR'],
    ['12.505', 'EUR'],
    ['8.5', 'JPY'],
    ['1e3', 'EUR'],
    ['1.000,50', 'EUR'],
    ['free', 'EUR'],
  ])('"%s" in %s is none', (text, currency) => {
    expect(parsePrice(text, currency)).toBeNull();
  });

  it.each([
    [0, 'EUR', ''],
    [4500, 'EUR', '45'],
    [1250, 'EUR', '12.50'],
    [800, 'JPY', '800'],
    [1250, 'KWD', '1.250'],
  ])('%i in %s stands in the field as "%s", and is read back', (cents, currency, text) => {
    expect(writePrice(cents, currency)).toBe(text);
    expect(parsePrice(text, currency)).toBe(cents);
  });
});
