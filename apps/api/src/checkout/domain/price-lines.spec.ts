import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceLines, type CodeInUse } from './price-lines.js';

const code = (given: Partial<CodeInUse> = {}): CodeInUse => ({
  ...{ id: 'code', code: 'FRIENDS', percentOff: 20, amountOffCents: null, ticketTypeIds: [] },
  ...given,
});
const line = (unitPriceCents: number, ticketTypeId: string | null = null) => ({
  ...{ ticketTypeId, unitPriceCents, quantity: 2 },
});

describe('The lines of a checkout', () => {
  it('cost what they cost without a code, and with one no less than nothing', () => {
    const discount = fc.oneof(
      fc.record({
        percentOff: fc.integer({ min: 1, max: 100 }),
        amountOffCents: fc.constant(null),
      }),
      fc.record({ percentOff: fc.constant(null), amountOffCents: fc.integer({ min: 1 }) }),
    );
    const property = fc.property(fc.nat(99_999_999), discount, (price, given) => {
      const [listed] = priceLines([line(price)], null);
      expect(listed).toMatchObject({ unitPriceCents: price, discountCents: 0, promoCodeId: null });
      const [cheaper] = priceLines([line(price)], code(given));
      expect(cheaper!.unitPriceCents + cheaper!.discountCents).toBe(price);
      expect(cheaper!.unitPriceCents).toBeGreaterThanOrEqual(0);
      expect(Number.isInteger(cheaper!.discountCents)).toBe(true);
      if (given.percentOff === 100) expect(cheaper!.unitPriceCents).toBe(0);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('give each seat a part or an amount off, half a cent to the buyer', () => {
    expect(priceLines([line(2_505)], code({ percentOff: 50 }))[0]!.unitPriceCents).toBe(1_252);
    const amount = { percentOff: null, amountOffCents: 500 };
    expect(priceLines([line(2_500)], code(amount))[0]!.unitPriceCents).toBe(2_000);
    expect(priceLines([line(300)], code(amount))[0]).toMatchObject({
      ...{ unitPriceCents: 0, discountCents: 300 },
    });
  });

  it('are cheaper where the code is for them; where it is for none, each says so to the core', () => {
    const lines = [line(1_000, 'seated'), line(1_000, 'standing')];
    const ids = (given: CodeInUse) => priceLines(lines, given).map((one) => one.promoCodeId);
    expect(ids(code({ ticketTypeIds: ['seated'] }))).toEqual(['code', null]);
    expect(ids(code())).toEqual(['code', 'code']);
    expect(ids(code({ ticketTypeIds: ['another'] }))).toEqual(['code', 'code']);
  });
});
