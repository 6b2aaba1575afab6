import type { Around } from './order-decision.js';
import type { OrderRecord } from './order.js';

/** Who takes the money of an order that costs nothing. */
const NOBODY = 'none';

/**
 * With a code an order may cost nothing. No provider is asked: what stands in its place is a payment of nothing,
 * so seats have one way to be confirmed, and one record of why they are.
 */
export function payNothing(
  { id: reference, currency, payments }: OrderRecord,
  { now, newId }: Around,
): Partial<OrderRecord> {
  const nothing = { provider: NOBODY, reference, amountCents: 0, currency, receivedAt: now };
  return { state: 'paying', payments: [...payments, { id: newId(), ...nothing, use: 'seating' }] };
}
