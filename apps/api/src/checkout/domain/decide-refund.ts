/** Money of an order that was paid, and goes back. */
import { become, ended, same, type Around } from './order-decision.js';
import type {
  OrderDecision,
  OrderEvent,
  OrderLineRecord,
  OrderRecord,
  RefundRecord,
} from './order.js';
import { findSeating, isLive, priceOf } from './order-questions.js';

type EventOf<Kind extends OrderEvent['kind']> = Extract<OrderEvent, { kind: Kind }>;

/** By the organiser. The seats are freed first: nobody sits in one that was paid back. */
export function decideRefundAsked(
  order: OrderRecord,
  { lineIds, keepCents }: EventOf<'refundAsked'>,
  around: Around,
): OrderDecision {
  const asked = order.lines.filter(({ id }) => lineIds === null || lineIds.includes(id));
  const chosen = asked.filter(({ seats }) => seats === 'confirmed');
  if (order.state !== 'paid' || chosen.length === 0) return same(order, 'not_refundable');
  const lines = order.lines.map((line) =>
    chosen.includes(line) ? { ...line, seats: 'freeing' as const } : line,
  );
  const refunds = chosen.flatMap((line) => refundOf(order, line, keepCents, around));
  return become(order, { lines, refunds: [...order.refunds, ...refunds] });
}

/** The core has freed the seats: what was paid for them goes back. */
export function decideBookingCancelled(
  order: OrderRecord,
  { lineId }: EventOf<'bookingCancelled'>,
  around: Around,
): OrderDecision {
  // Whether these seats are paid is being found out: whoever tells of it comes again.
  if (findSeating(order)) return same(order, 'busy');
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line || line.seats === 'free') return same(order);
  const lines = order.lines.map((one) => (one === line ? { ...one, seats: 'free' as const } : one));
  if (line.seats === 'confirmed') {
    return become(order, {
      lines,
      refunds: [...order.refunds, ...refundOf(order, line, 0, around)],
    });
  }
  if (!isLive(order)) return become(order, { lines });
  const withoutLine = { ...order, lines };
  // Whoever is at the provider's may have paid already: that one is asked first.
  return order.session === 'none'
    ? become(withoutLine, ended(withoutLine, 'expired', around.now))
    : become(withoutLine, { expiresAt: earlier(order.expiresAt, around.now) });
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** Once for each line. */
function refundOf(
  order: OrderRecord,
  line: OrderLineRecord,
  keepCents: number,
  { now, newId }: Around,
): RefundRecord[] {
  const { payments, refunds } = order;
  const payment = payments.find(({ use }) => use === 'seats');
  const amountCents = priceOf(order, line) - keepCents;
  if (!payment || amountCents <= 0) return [];
  if (refunds.some(({ lineId }) => lineId === line.id)) return [];
  const due = { id: newId(), paymentId: payment.id, lineId: line.id, amountCents };
  return [{ ...due, state: 'due', reference: null, createdAt: now, endedAt: null }];
}
