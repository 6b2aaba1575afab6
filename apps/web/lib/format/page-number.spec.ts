import { describe, expect, it } from 'vitest';
import { listPageNumbers, parsePageNumber } from './page-number';

describe('parsePageNumber', () => {
  it('reads a page number', () => {
    expect(parsePageNumber('3')).toBe(3);
  });

  it('takes anything else for the first page', () => {
    for (const value of [undefined, '', '0', '-1', '1.5', '1e3', 'two', '9999999', ['2', '3']]) {
      expect(parsePageNumber(value)).toBe(1);
    }
  });
});

describe('listPageNumbers', () => {
  it('offers every page when they are few', () => {
    expect(listPageNumbers(2, 3)).toEqual([1, 2, 3]);
  });

  it('offers the ends and the neighbours when they are many', () => {
    expect(listPageNumbers(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
    expect(listPageNumbers(1, 9)).toEqual([1, 2, null, 9]);
    expect(listPageNumbers(9, 9)).toEqual([1, null, 8, 9]);
  });
});
