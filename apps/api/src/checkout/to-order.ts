import { sumSale, type Order } from '@lastseat/contracts';
import type { OrderRecord } from './domain/order.js';
import { isLive, receivedOf, refundedOf, taxOf } from './domain/order-questions.js';

/** As whoever made it sees it, named one by one. */
export function toOrder(order: OrderRecord, publicUrl: string): Order {
  const { id, eventId, state, totalCents, currency, promoCode } = order;
  const { createdAt, expiresAt, isExtended } = order;
  return {
    id,
    eventId,
    state,
    lines: order.lines.map((line) => ({
      ...toLine(line),
      refundedCents: refundedOf(order, line.id),
    })),
    totalCents,
    tax: showTax(order),
    currency,
    promoCode,
    receivedCents: receivedOf(order),
    refundedCents: refundedOf(order),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    canExtend: isLive(order) && !isExtended,
    paymentUrl: isLive(order) ? (order.paymentUrl ?? `${publicUrl}/checkout/${id}`) : null,
  };
}

function toLine(line: OrderRecord['lines'][number]) {
  const { id, bookingId, ticketTypeId, name, quantity, returned } = line;
  const { unitPriceCents, discountCents } = line;
  const what = { id, bookingId, ticketTypeId, name, quantity, returnedSeats: returned };
  return { ...what, unitPriceCents, discountCents };
}

function showTax(order: OrderRecord): Order['tax'] {
  const tax = taxOf(order);
  if (tax === null || tax.basisPoints === 0) return null;
  return { ...tax, cents: sumSale(order.lines, tax)?.taxCents ?? 0 };
}
