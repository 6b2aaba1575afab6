import type { Order } from '@lastseat/contracts';
import type { OrderRecord } from './domain/order.js';
import { isLive, receivedOf, refundedOf } from './domain/order-questions.js';

/** As whoever made it sees it, named one by one. */
export function toOrder(order: OrderRecord, publicUrl: string): Order {
  const { id, eventId, state, totalCents, currency, createdAt, expiresAt, isExtended } = order;
  return {
    id,
    eventId,
    state,
    lines: order.lines.map(({ id: lineId, name, quantity, unitPriceCents, ...line }) => ({
      ...{ id: lineId, name, quantity, unitPriceCents, bookingId: line.bookingId },
      returnedSeats: line.returned,
      refundedCents: refundedOf(order, lineId),
    })),
    totalCents,
    currency,
    receivedCents: receivedOf(order),
    refundedCents: refundedOf(order),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    canExtend: isLive(order) && !isExtended,
    paymentUrl: isLive(order) ? (order.paymentUrl ?? `${publicUrl}/checkout/${id}`) : null,
  };
}
