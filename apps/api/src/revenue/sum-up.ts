/** From rows to what is shown, a sum for each currency. Pure. */
import type { CurrencyRevenue } from '@lastseat/contracts';
import type { DayRow, PartRow, PayoutRow } from './revenue.sql.js';

export interface RevenueRows {
  days: readonly DayRow[];
  parts: readonly PartRow[];
  payouts: readonly PayoutRow[];
}

export function sumUp({ days, parts, payouts }: RevenueRows): CurrencyRevenue[] {
  const all = [...days, ...parts, ...payouts];
  const currencies = [...new Set(all.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const isIn = (row: { currency: string }) => row.currency === currency;
    const ownDays = days.filter(isIn);
    const ownParts = parts.filter(isIn);
    const grossCents = sum(ownDays, ({ grossCents: cents }) => cents);
    const refundedCents = sum(ownDays, ({ refundedCents: cents }) => cents);
    return {
      currency,
      ...earn({ grossCents, refundedCents }),
      keptCents: sum(ownParts, (part) => part.keptCents),
      seats: sum(ownParts, (part) => part.seats),
      parts: ownParts.map(({ id, name, seats, ...row }) => ({ id, name, ...earn(row), seats })),
      days: ownDays.map(({ day, ...row }) => ({ day, ...earn(row) })),
      payouts: payouts.filter(isIn).map(({ currency: _currency, ...row }) => ({
        ...row,
        // What is on its way back is not the organiser's any more.
        expectedCents: row.receivedCents - row.sentBackCents - row.onItsWayCents,
      })),
    };
  });
}

const sum = <Row>(rows: readonly Row[], read: (row: Row) => number): number =>
  rows.reduce((all, row) => all + read(row), 0);

const earn = ({ grossCents, refundedCents }: { grossCents: number; refundedCents: number }) => ({
  ...{ grossCents, refundedCents, netCents: grossCents - refundedCents },
});
