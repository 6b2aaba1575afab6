import type { PaymentIncidentKind } from '@lastseat/contracts';
import { become, same, type Around } from './order-decision.js';
import type { OrderDecision, OrderEvent, OrderRecord, SeenPayment } from './order.js';

/** Money that came: told by a webhook or found at a look, once or ten times, early or late. */
export function decidePaymentSeen(
  order: OrderRecord,
  { payment }: Extract<OrderEvent, { kind: 'paymentSeen' }>,
  { now, newId }: Around,
): OrderDecision {
  const { provider } = order;
  if (order.payments.some(({ reference }) => reference === payment.reference)) return same(order);
  const why = findWrong(order, payment);
  const id = newId();
  const use = why === null ? ('seating' as const) : ('refund' as const);
  const payments = [...order.payments, { id, provider, ...payment, use, receivedAt: now }];
  if (why === null) return become(order, { payments });
  const { amountCents } = payment;
  const of = { paymentId: id, lineId: null, seatsBefore: 0 };
  const due = { id: newId(), ...of, amountCents, state: 'due' as const };
  const refunds = [...order.refunds, { ...due, reference: null, createdAt: now, endedAt: null }];
  return become(order, { payments, refunds }, [why]);
}

/** Why it gets no seats; null where they are to be looked for, also when it comes late. */
function findWrong(order: OrderRecord, payment: SeenPayment): PaymentIncidentKind | null {
  const { state, totalCents, currency } = order;
  if (order.payments.some(({ use }) => use !== 'refund')) return 'paid_twice';
  if (payment.amountCents !== totalCents || payment.currency !== currency) return 'wrong_amount';
  // The person gave the seats back, or money of this order has been sent back for want of some.
  return state === 'cancelled' || state === 'failed' || state === 'refunded'
    ? 'late_payment'
    : null;
}
