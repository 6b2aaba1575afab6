/**
 * What becomes of an order: decision 86 as a function. Pure; it is asked under the lock of the order's row.
 *
 * What must stay true, whatever comes and however often:
 * - each payment is for seats or goes back, and never both but for what was cancelled since;
 * - an order has one payment for seats at most, and is `paid` with it alone;
 * - what came before changes nothing when it comes again.
 */
import { checkoutMinutes } from '@lastseat/contracts';
import { orderPaid, orderRefunded } from './order-facts.js';
import type { OrderDecision, OrderEvent, OrderRecord } from './order.js';
import { payNothing } from './pay-nothing.js';
import { become, ended, same, type Around } from './order-decision.js';
import { findSeating, isLive, isOver, SILENT_MS } from './order-questions.js';
import { decidePaymentSeen } from './decide-payment-seen.js';
import {
  decideBookingCancelled,
  decideRefundAsked,
  decideSeatsGivenBack,
  decideShrunk,
} from './decide-refund.js';

type EventOf<Kind extends OrderEvent['kind']> = Extract<OrderEvent, { kind: Kind }>;
type Decider<Kind extends OrderEvent['kind']> = (
  order: OrderRecord,
  event: EventOf<Kind>,
  around: Around,
) => OrderDecision;

export function decideOrder(order: OrderRecord, event: OrderEvent, around: Around): OrderDecision {
  const decision = decideOne(order, event, around);
  if (decision.order === order) return decision;
  return { ...decision, order: settle(decision.order) };
}

/** (TypeScript does not see that the record and the event agree on the kind.) */
function decideOne<Kind extends OrderEvent['kind']>(
  order: OrderRecord,
  event: EventOf<Kind>,
  around: Around,
): OrderDecision {
  return deciders[event.kind](order, event, around);
}

/** An event without a decision does not compile. */
const deciders: { [Kind in OrderEvent['kind']]: Decider<Kind> } = {
  seen: (order, _event, { now }) => (isLive(order) ? become(order, { seenAt: now }) : same(order)),
  extended: decideExtended,
  payAsked: decidePayAsked,
  givenBack: decideGivenBack,
  refundAsked: decideRefundAsked,
  bookingCancelled: decideBookingCancelled,
  seatsGivenBack: decideSeatsGivenBack,
  shrunk: decideShrunk,
  timePassed: (order, _event, { now }) =>
    canExpire(order, now) && order.session === 'none'
      ? become(order, ended(order, 'expired', now))
      : same(order),
  sessionOver: decideSessionOver,
  providerSilent: decideSilent,
  paymentSeen: decidePaymentSeen,
  seated: decideSeated,
  notSeated: decideNotSeated,
  freed: decideFreed,
  refunded: decideRefunded,
  refundRefused: decideRefundRefused,
  looked: decideLooked,
};

const canExpire = (order: OrderRecord, now: Date) =>
  isLive(order) && !findSeating(order) && isOver(order, now);

function decideExtended(order: OrderRecord, _event: unknown, { now }: Around): OrderDecision {
  if (!isLive(order) || isOver(order, now)) return same(order, 'order_over');
  if (order.isExtended) return same(order, 'already_extended');
  const expiresAt = new Date(order.expiresAt.getTime() + checkoutMinutes * 60_000);
  return become(order, { expiresAt, isExtended: true });
}

/** Who comes second is on the page of the first: the provider makes one for each order. */
function decidePayAsked(
  order: OrderRecord,
  { page }: EventOf<'payAsked'>,
  around: Around,
): OrderDecision {
  const { now } = around;
  if (order.state === 'paid' || findSeating(order)) return same(order, 'order_paid');
  if (!isLive(order) || isOver(order, now)) return same(order, 'order_over');
  if (order.totalCents === 0) return become(order, payNothing(order, around));
  // Its page at the provider's has closed: what is left of this order is its end.
  if (order.session === 'over') return same(order, 'order_over');
  if (order.session === 'open') return become(order, { state: 'paying' });
  if (page === null) return same(order, 'busy');
  const { sessionId, url: paymentUrl } = page;
  return become(order, { state: 'paying', session: 'open', sessionId, paymentUrl });
}

function decideGivenBack(order: OrderRecord, _event: unknown, { now }: Around): OrderDecision {
  if (order.state === 'cancelled') return same(order);
  if (order.state === 'paid' || findSeating(order)) return same(order, 'order_paid');
  return isLive(order) ? become(order, ended(order, 'cancelled', now)) : same(order, 'order_over');
}

function decideSessionOver(order: OrderRecord, _event: unknown, { now }: Around): OrderDecision {
  if (order.session === 'over') return same(order);
  const isEnd = isLive(order) && !findSeating(order);
  return become(order, { session: 'over', ...(isEnd && ended(order, 'expired', now)) });
}

function decideSilent(order: OrderRecord, _event: unknown, { now }: Around): OrderDecision {
  const bound = order.expiresAt.getTime() + SILENT_MS;
  if (!canExpire(order, now) || now.getTime() < bound) return same(order);
  return become(order, ended(order, 'expired', now), ['provider_silent']);
}

/** Not of other seats than the line has by now: a process that was stopped meanwhile knows nothing of these. */
function decideFreed(order: OrderRecord, { lineId, bookingId }: EventOf<'freed'>): OrderDecision {
  const lines = order.lines.map((line) =>
    line.id === lineId && line.bookingId === bookingId && line.seats === 'freeing'
      ? { ...line, seats: 'free' as const }
      : line,
  );
  return become(order, { lines });
}

/** Whatever the order was: money and seats are both there. */
function decideSeated(
  order: OrderRecord,
  { paymentId, bookings }: EventOf<'seated'>,
  { now }: Around,
): OrderDecision {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment || payment.use === 'seats') return same(order);
  // Two were at it, and the other one found no seats: the money goes back, and so do these.
  const seats = payment.use === 'seating' ? ('confirmed' as const) : ('freeing' as const);
  const lines = order.lines.map((line) => {
    const bookingId = bookings.get(line.id);
    return bookingId === undefined ? line : { ...line, bookingId, seats };
  });
  if (payment.use === 'refund') return become(order, { lines });
  const payments = order.payments.map((one) =>
    one === payment ? { ...one, use: 'seats' as const } : one,
  );
  const decision = become(order, { state: 'paid', endedAt: now, lines, payments });
  return { ...decision, facts: [orderPaid(order, payment)] };
}

/**
 * All lines or none. Whatever was confirmed for the others meanwhile is freed: also in the name of a line that was
 * free already, and by a second worker who comes to the same end later.
 */
function decideNotSeated(
  order: OrderRecord,
  { paymentId }: EventOf<'notSeated'>,
  { now, newId }: Around,
): OrderDecision {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment || payment.use === 'seats') return same(order);
  const lines = order.lines.map((line) => ({ ...line, seats: 'freeing' as const }));
  if (payment.use === 'refund') return become(order, { lines });
  const payments = order.payments.map((one) =>
    one === payment ? { ...one, use: 'refund' as const } : one,
  );
  // Nothing came, so nothing goes back.
  if (payment.amountCents === 0) {
    return become(order, { state: 'failed', endedAt: now, lines, payments });
  }
  const { amountCents } = payment;
  const refund = { id: newId(), paymentId, lineId: null, seatsBefore: 0, amountCents };
  const due = { ...refund, state: 'due' as const, reference: null, createdAt: now, endedAt: null };
  const refunds = [...order.refunds, due];
  const change = { state: 'failed' as const, endedAt: now, lines, payments, refunds };
  return become(order, change, ['late_payment']);
}

function decideRefunded(
  order: OrderRecord,
  { refundId, reference }: EventOf<'refunded'>,
  { now }: Around,
): OrderDecision {
  const refund = order.refunds.find(({ id }) => id === refundId);
  if (refund?.state !== 'due') return same(order);
  const done = { ...refund, state: 'done' as const, reference, endedAt: now };
  const refunds = order.refunds.map((one) => (one === refund ? done : one));
  return { ...become(order, { refunds }), facts: [orderRefunded(order, done)] };
}

function decideRefundRefused(
  order: OrderRecord,
  { refundId }: EventOf<'refundRefused'>,
  { now }: Around,
): OrderDecision {
  const refund = order.refunds.find(({ id }) => id === refundId);
  if (refund?.state !== 'due') return same(order);
  const refused = { ...refund, state: 'refused' as const, endedAt: now };
  const refunds = order.refunds.map((one) => (one === refund ? refused : one));
  return become(order, { refunds }, ['refund_refused']);
}

/**
 * What a process did that died before it could say so is freed as well. A look that began before the order became
 * what it is counts for nothing.
 */
function decideLooked(order: OrderRecord, { state }: EventOf<'looked'>): OrderDecision {
  if (isLive(order) || order.state !== state) return same(order);
  const isSold = order.payments.some(({ use }) => use !== 'refund');
  const lines = order.lines.map((line) => ({ ...line, seats: 'freeing' as const }));
  return become(order, { looks: order.looks + 1, ...(!isSold && { lines }) });
}

/** Nothing is left of it: no seat, and no money that is still to go back. */
function settle(order: OrderRecord): OrderRecord {
  const { state, lines, refunds, totalCents } = order;
  const isFree = totalCents === 0 && state === 'paid';
  const hasBack = isFree || refunds.length > 0;
  const isBack = hasBack && refunds.every((refund) => refund.state === 'done');
  const isGone = lines.every(({ seats }) => seats === 'free');
  if (!isBack || !isGone) return order;
  return state === 'paid' || state === 'failed' ? { ...order, state: 'refunded' } : order;
}
