/** What others are told of an order, in the contract's words. */
import type { Fact } from '@lastseat/contracts';
import type { OrderRecord, PaymentRecord, RefundRecord } from './order.js';

export function orderPaid(
  { eventId, organiserId, userId }: OrderRecord,
  { amountCents, currency }: PaymentRecord,
): Fact {
  return { type: 'order.paid', eventId, organiserId, userId, amountCents, currency };
}

export function orderRefunded(
  { eventId, organiserId, userId, payments }: OrderRecord,
  { id: refundId, paymentId, amountCents, lineId }: RefundRecord,
): Fact {
  const currency = payments.find(({ id }) => id === paymentId)!.currency;
  const about = { refundId, eventId, organiserId, userId };
  return { type: 'order.refunded', ...about, amountCents, currency, wasPaid: lineId !== null };
}
