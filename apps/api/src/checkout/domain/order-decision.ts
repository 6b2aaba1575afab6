/** How a decision is said. */
import type { PaymentIncidentKind } from '@lastseat/contracts';
import type { OrderDecision, OrderRecord, OrderRefusal } from './order.js';

/** What is not of the order. */
export interface Around {
  /** The database's clock, read with the lock. */
  now: Date;
  newId: () => string;
}

export const same = (order: OrderRecord, refused: OrderRefusal | null = null): OrderDecision => ({
  ...{ order, refused, facts: [], incidents: [] },
});

/** Each end is looked at anew: after it somebody may pay once more, and no message of it may come. */
export const become = (
  order: OrderRecord,
  change: Partial<OrderRecord>,
  incidents: readonly PaymentIncidentKind[] = [],
): OrderDecision => ({
  order: { ...order, ...change, ...(change.endedAt && { looks: 0 }) },
  refused: null,
  facts: [],
  incidents,
});

/** Nothing is sold by it any more, and what is held is to be freed. */
export function ended(
  { lines }: OrderRecord,
  state: 'expired' | 'cancelled',
  now: Date,
): Partial<OrderRecord> {
  const freed = lines.map((line) =>
    line.seats === 'held' || line.seats === 'confirmed'
      ? { ...line, seats: 'freeing' as const }
      : line,
  );
  return { state, endedAt: now, lines: freed };
}
