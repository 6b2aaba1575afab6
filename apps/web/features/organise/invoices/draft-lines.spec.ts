import { describe, expect, it } from 'vitest';
import { emptyLine, readLine } from './draft-lines';

const typed = { ...emptyLine(1), name: 'A seat', quantity: '2', price: '12.50', rate: '8,1 %' };

describe('A line as it is typed', () => {
  it('is read as the API has it', () => {
    const line = { name: 'A seat', quantity: 2, unitPriceCents: 1_250, taxBasisPoints: 810 };
    expect(readLine(typed, 'EUR')).toEqual({ line, errors: {} });
    const { taxBasisPoints: _, ...withoutRate } = line;
    expect(readLine({ ...typed, rate: '' }, 'EUR').line).toEqual(withoutRate);
    expect(readLine({ ...typed, price: '-3' }, 'EUR').line?.unitPriceCents).toBe(-300);
  });

  it('that cannot be read says of each field what is wrong', () => {
    const wrong = { ...typed, name: ' ', quantity: '0', price: 'much', rate: '101' };
    expect(Object.keys(readLine(wrong, 'EUR').errors)).toEqual([
      ...['name', 'quantity', 'price', 'rate'],
    ]);
  });
});
