import type { CheckoutInput, TicketUpdate } from '@lastseat/contracts';
import { refusalOf, seatRangeOf, type TypeOnSale } from './choose-type';

/** Seats by type, as they were pressed; left out: none. */
export type Counts = Readonly<Record<string, number>>;

/** What bounds a choice: the newest counts, and what one person may have of all types together. */
export interface Limits {
  liveCount: Pick<TicketUpdate, 'remainingTickets' | 'ticketTypes'>;
  maxPerPerson: number;
}

/** Seats of the type: what was pressed, as far as there are still so many. */
export function countOf(type: TypeOnSale, counts: Counts, limits: Limits): number {
  const wanted = counts[type.id] ?? 0;
  if (wanted === 0 || refusalOf(type, limits.liveCount) !== null) return 0;
  return Math.min(wanted, seatRangeOf(type, limits.liveCount, limits.maxPerPerson).most);
}

/** What is chosen of all types, as the checkout takes it. */
export function linesOf(types: readonly TypeOnSale[], counts: Counts, limits: Limits) {
  return types.flatMap((type): CheckoutInput['lines'] => {
    const quantity = countOf(type, counts, limits);
    return quantity === 0 ? [] : [{ ticketTypeId: type.id, quantity }];
  });
}

/** The next count above; the first is as many as one has to take. Null: no more can be had. */
export function countAbove(
  type: TypeOnSale,
  { types, counts, limits }: { types: readonly TypeOnSale[]; counts: Counts; limits: Limits },
): number | null {
  const { liveCount, maxPerPerson } = limits;
  if (refusalOf(type, liveCount) !== null) return null;
  const { least, most } = seatRangeOf(type, liveCount, maxPerPerson);
  const count = countOf(type, counts, limits);
  const next = count === 0 ? least : count + 1;
  const all = types.reduce((sum, one) => sum + countOf(one, counts, limits), 0) - count + next;
  return next <= most && all <= Math.min(maxPerPerson, liveCount.remainingTickets) ? next : null;
}

/** The next count below: one has none, or as many as one has to take. */
export const countBelow = ({ minPerPerson }: TypeOnSale, count: number): number =>
  count <= minPerPerson ? 0 : count - 1;
