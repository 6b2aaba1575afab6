/** Every order has come to an end, the end that its money and its seats have; and nobody was told another one. */
import type { OrderState, PaymentIncidentKind } from '@lastseat/contracts';
import { checkEach, type Check } from '../../torture/checker/check.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import type { PaymentRow, ToldOrder } from '../history.js';
import { seatsOfLine, type MoneyEvidence, type OrderStory } from './evidence.js';

const CLOCK_ERROR_MS = 2;

/** What may be told of an order later on. */
const LATER: Readonly<Record<OrderState, readonly OrderState[]>> = {
  open: ['paying', 'paid', 'expired', 'cancelled', 'failed', 'refunded'],
  paying: ['paid', 'expired', 'cancelled', 'failed', 'refunded'],
  // By money that came late.
  expired: ['paid', 'failed', 'refunded'],
  failed: ['refunded'],
  paid: ['refunded'],
  cancelled: [],
  refunded: [],
};

export function checkOrders(evidence: MoneyEvidence): Check[] {
  const orders = [...evidence.stories.values()];
  const told = groupBy(evidence.told, ({ orderId }) => orderId);
  return [
    checkEach('every order is at an end, and nothing is left to do', orders, findUnfinished),
    checkEach('every order has the state that its money and its seats have', orders, (order) =>
      findOtherState(evidence, order),
    ),
    checkEach(
      'nobody was told "paid" whose seats and money were not there',
      evidence.told,
      (answer) => findFalselyPaid(evidence, answer),
    ),
    checkEach('nobody was told an end that was not the end', told.values(), findReturn),
    ...checkIncidents(evidence, orders),
    ...checkFacts(evidence, orders),
  ];
}

function findUnfinished({
  id,
  state,
  session,
  isDue,
  payments,
  refunds,
}: OrderStory): string | null {
  const left = [
    ...(state === 'open' || state === 'paying' ? [state] : []),
    ...(session === 'open' ? ['its page is open'] : []),
    ...(isDue ? ['somebody is to see to it'] : []),
    ...payments.filter(({ use }) => use === 'seating').map(() => 'its seats are looked for'),
    ...refunds.filter((refund) => refund.state === 'due').map(() => 'a refund is due'),
  ];
  return left.length === 0 ? null : `order ${id}: ${left.join(', ')}`;
}

function findOtherState(evidence: MoneyEvidence, order: OrderStory): string | null {
  const { id, state, sale, lines } = order;
  const seats = lines.reduce((sum, line) => sum + seatsOfLine(evidence, line), 0);
  const isFree = order.totalCents === 0;
  const isBack = (isFree || order.refunds.length > 0) && seats === 0;
  // Of an order that costs nothing and found no seats nothing goes back.
  const unsold: readonly OrderState[] = ['expired', 'cancelled', isFree ? 'failed' : 'refunded'];
  const allowed: readonly OrderState[] = sale ? [isBack ? 'refunded' : 'paid'] : unsold;
  if (!allowed.includes(state)) return `order ${id} is ${state}, with ${seats} seats`;
  const isEmpty = state === 'refunded' && order.payments.length === 0;
  return isEmpty ? `order ${id} is refunded, and nobody has paid` : null;
}

function findFalselyPaid(evidence: MoneyEvidence, { orderId, state, endedAt }: ToldOrder) {
  if (state !== 'paid') return null;
  const order = evidence.stories.get(orderId);
  const until = endedAt + CLOCK_ERROR_MS;
  const isThere =
    order?.sale !== undefined &&
    order.sale.receivedAt <= until &&
    order.lines.every(({ bookingId }) => {
      const confirmedAt = evidence.seatsById.get(bookingId)?.confirmedAt ?? null;
      return confirmedAt !== null && confirmedAt <= until;
    });
  return isThere ? null : `order ${orderId} was told to be paid at ${endedAt}`;
}

/** An answer that was asked for after another had come knows at least as much. */
function findReturn(answers: readonly ToldOrder[]): string | null {
  const sorted = [...answers].sort((one, other) => one.endedAt - other.endedAt);
  for (const [index, later] of sorted.entries()) {
    const before = sorted.slice(0, index).filter(({ endedAt }) => endedAt < later.askedAt);
    const wrong = before.find(
      ({ state }) => state !== later.state && !LATER[state].includes(later.state),
    );
    if (wrong) return `order ${later.orderId} was ${wrong.state}, and ${later.state} afterwards`;
  }
  return null;
}

/** Each payment that got no seats has its incident, and nothing else has one. */
function checkIncidents({ books }: MoneyEvidence, orders: readonly OrderStory[]): Check[] {
  const incidents = groupBy(books.incidents, ({ orderId }) => orderId);
  const kindsOf = (id: string) =>
    (incidents.get(id) ?? []).map(({ kind }) => kind).filter((kind) => kind !== 'provider_silent');
  return [
    checkEach(
      'a person is told to look where money got no seats, and nowhere else',
      orders,
      (order) => {
        const kinds = kindsOf(order.id);
        const lost = order.payments.filter((one) => one.use !== 'seats' && one.amountCents > 0);
        const isRight = kinds.length === lost.length && canBeOf(kinds, lost, order);
        return isRight
          ? null
          : `order ${order.id} has ${lost.length} such payments and the incidents ${kinds.join(', ') || 'none'}`;
      },
    ),
  ];
}

/** `paid_twice` may be of any payment, the others are of one kind of payment each. */
function canBeOf(
  kinds: readonly PaymentIncidentKind[],
  lost: readonly PaymentRow[],
  { totalCents, currency, sale, payments }: OrderStory,
): boolean {
  const count = (kind: PaymentIncidentKind) => kinds.filter((one) => one === kind).length;
  const wrong = lost.filter((one) => one.amountCents !== totalCents || one.currency !== currency);
  const isTwicePossible = payments.length > 1;
  if (count('refund_refused') > 0) return false;
  if (count('paid_twice') > 0 && !isTwicePossible) return false;
  // Of an order that was paid nothing else comes too late: it comes twice.
  if (count('late_payment') > 0 && sale && !isTwicePossible) return false;
  return (
    count('wrong_amount') <= wrong.length && count('late_payment') <= lost.length - wrong.length
  );
}

/** Receivers are told of each sale once, and of each refund once. */
function checkFacts({ books }: MoneyEvidence, orders: readonly OrderStory[]): Check[] {
  const paid = groupBy(
    books.facts.filter(({ type }) => type === 'order.paid'),
    ({ orderId }) => orderId,
  );
  const refunded = groupBy(
    books.facts.filter(({ type }) => type === 'order.refunded'),
    ({ refundId }) => String(refundId),
  );
  const known = new Set(books.refunds.map(({ id }) => id));
  return [
    checkEach('every sale is told once, with its money', orders, ({ id, sale }) => {
      const facts = paid.get(id) ?? [];
      const isRight = sale
        ? facts.length === 1 && facts[0]!.amountCents === sale.amountCents
        : facts.length === 0;
      return isRight ? null : `order ${id} was told to be paid ${facts.length} times`;
    }),
    checkEach('every refund is told once, with its money', books.refunds, ({ id, amountCents }) => {
      const facts = refunded.get(id) ?? [];
      const isRight = facts.length === 1 && facts[0]!.amountCents === amountCents;
      return isRight ? null : `refund ${id} was told ${facts.length} times`;
    }),
    checkEach('no refund is told that is not in the books', refunded.keys(), (id) =>
      known.has(id) ? null : `refund ${id} was told, and there is none`,
    ),
  ];
}
