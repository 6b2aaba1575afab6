/** Money of an order that was paid, and goes back. */
import { become, ended, same, type Around } from './order-decision.js';
import type {
  OrderDecision,
  OrderEvent,
  OrderLineRecord,
  OrderRecord,
  RefundAsked,
  RefundRecord,
} from './order.js';
import { findSeating, isLive, leftOf, priceOfSeats } from './order-questions.js';

type EventOf<Kind extends OrderEvent['kind']> = Extract<OrderEvent, { kind: Kind }>;

/** Seats of one line, all that are left or some. */
interface Chosen {
  line: OrderLineRecord;
  seats: number;
}

/** By the organiser. The seats are freed first: nobody sits in one that was paid back. */
export function decideRefundAsked(
  order: OrderRecord,
  asked: RefundAsked,
  around: Around,
): OrderDecision {
  const chosen = choose(order, asked);
  const { keepCents } = asked;
  if (order.state !== 'paid' || chosen.length === 0) return same(order, 'not_refundable');
  return giveBack(order, chosen, { keepCents, are: 'to be freed' }, around);
}

/** @returns none where one of them cannot be had: then nothing of it is done */
function choose({ lines }: OrderRecord, { lineIds, seats: some }: RefundAsked): Chosen[] {
  if (some === undefined) {
    const asked = lines.filter(({ id }) => lineIds === null || lineIds.includes(id));
    const sold = asked.filter(({ seats }) => seats === 'confirmed');
    return sold.map((line) => ({ line, seats: leftOf(line) }));
  }
  const chosen = some.flatMap(({ lineId, quantity }): Chosen[] => {
    const line = lines.find(({ id, seats }) => id === lineId && seats === 'confirmed');
    return line && quantity <= leftOf(line) ? [{ line, seats: quantity }] : [];
  });
  const isWhole = new Set(chosen.map(({ line }) => line)).size === some.length;
  return isWhole ? chosen : [];
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
  if (line.seats === 'confirmed') {
    return giveBack(order, [{ line, seats: leftOf(line) }], itsOwn, around);
  }
  const lines = order.lines.map((one) => (one === line ? { ...one, seats: 'free' as const } : one));
  if (!isLive(order)) return become(order, { lines });
  const withoutLine = { ...order, lines };
  // Whoever is at the provider's may have paid already: that one is asked first.
  return order.session === 'none'
    ? become(withoutLine, ended(withoutLine, 'expired', around.now))
    : become(withoutLine, { expiresAt: earlier(order.expiresAt, around.now) });
}

/**
 * The same of some seats. It goes by how many are left, and never down to fewer: so nothing depends on the order
 * in which it is told. Of a booking with seats that cost nothing these go first.
 */
export function decideSeatsGivenBack(
  order: OrderRecord,
  { lineId, left }: EventOf<'seatsGivenBack'>,
  around: Around,
): OrderDecision {
  if (findSeating(order)) return same(order, 'busy');
  const line = order.lines.find(({ id }) => id === lineId);
  if (line?.seats !== 'confirmed' || leftOf(line) <= left) return same(order);
  return giveBack(order, [{ line, seats: leftOf(line) - left }], itsOwn, around);
}

/** What a look at the booking has made of a line that was to lose seats, unless more are to go by now. */
export function decideShrunk(
  order: OrderRecord,
  { lineId, returned }: EventOf<'shrunk'>,
): OrderDecision {
  const isIt = (line: OrderLineRecord) => line.id === lineId && line.returned === returned;
  const lines = order.lines.map((line) => (isIt(line) ? { ...line, isShrinking: false } : line));
  return become(order, { lines });
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** How seats go back: what is kept of the money of each line, and whether the core has freed them already. */
interface Manner {
  keepCents: number;
  are: 'free' | 'to be freed';
}

const itsOwn: Manner = { keepCents: 0, are: 'free' };

function giveBack(
  order: OrderRecord,
  chosen: readonly Chosen[],
  { keepCents, are }: Manner,
  around: Around,
): OrderDecision {
  const seatsOf = new Map(chosen.map(({ line, seats }) => [line, seats]));
  const lines = order.lines.map((line) => {
    const seats = seatsOf.get(line);
    if (seats === undefined) return line;
    const returned = line.returned + seats;
    const isOver = returned === line.quantity;
    const becomes = are === 'free' ? ('free' as const) : ('freeing' as const);
    const isShrinking = !isOver && (are === 'to be freed' || line.isShrinking);
    return { ...line, returned, isShrinking, seats: isOver ? becomes : line.seats };
  });
  const refunds = chosen.flatMap((one) => refundOf(order, one, keepCents, around));
  return become(order, { lines, refunds: [...order.refunds, ...refunds] });
}

/** Once for each seat: the line knows how many went back before. */
function refundOf(
  order: OrderRecord,
  { line, seats }: Chosen,
  keepCents: number,
  { now, newId }: Around,
): RefundRecord[] {
  const payment = order.payments.find(({ use }) => use === 'seats');
  const amountCents = priceOfSeats(order, line, seats) - keepCents;
  if (!payment || amountCents <= 0) return [];
  const of = { paymentId: payment.id, lineId: line.id, seatsBefore: line.returned };
  const due = { id: newId(), ...of, amountCents };
  return [{ ...due, state: 'due', reference: null, createdAt: now, endedAt: null }];
}
