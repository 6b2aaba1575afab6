/** Each cent that was taken is for seats that are there, or went back: once, and by a key of ours. */
import { checkEach, type Check } from '../../torture/checker/check.js';
import type { TakenPayment } from '../history.js';
import { seatsOfLine, sumOf, type MoneyEvidence, type OrderStory } from './evidence.js';

export function checkPayments(evidence: MoneyEvidence): Check[] {
  const { provider, books, stories } = evidence;
  const sold = [...stories.values()].filter(({ sale }) => sale !== undefined);
  return [
    checkEach('every payment of the provider is in the books, once', provider.payments, (taken) =>
      findMissing(evidence, taken),
    ),
    checkEach(
      'no payment is in the books that the provider has not taken',
      // An order that costs nothing is paid by a press.
      books.payments.filter(({ amountCents }) => amountCents !== 0),
      (payment) => {
        const isTaken = provider.payments.some(({ reference }) => reference === payment.reference);
        return isTaken ? null : `payment ${payment.reference} was never taken`;
      },
    ),
    checkEach('what got no seats went back, all of it', books.payments, (payment) => {
      if (payment.use === 'seats') return null;
      const back = sumOf(evidence.sentOf.get(payment.reference) ?? []);
      return back === payment.amountCents
        ? null
        : `of payment ${payment.reference} (${payment.use}) ${back} of ${payment.amountCents} went back`;
    }),
    checkEach(
      'what was paid is for seats, went back, or was kept as an organiser said',
      sold,
      (order) => findUneven(evidence, order),
    ),
    checkEach('no more went back of a payment than came', provider.payments, (taken) => {
      const back = sumOf(evidence.sentOf.get(taken.reference) ?? []);
      return back <= taken.amountCents
        ? null
        : `of ${taken.amountCents} of payment ${taken.reference} ${back} went back`;
    }),
    ...checkRefunds(evidence),
  ];
}

function findMissing({ paymentsOf }: MoneyEvidence, taken: TakenPayment): string | null {
  const known = paymentsOf.get(taken.reference) ?? [];
  if (known.length !== 1) return `payment ${taken.reference} is in the books ${known.length} times`;
  const [{ orderId, amountCents, currency }] = known as [(typeof known)[0]];
  const isSame =
    orderId === taken.orderId && amountCents === taken.amountCents && currency === taken.currency;
  return isSame
    ? null
    : `payment ${taken.reference} is ${taken.amountCents} ${taken.currency} of order ${taken.orderId}, ` +
        `and in the books ${amountCents} ${currency} of order ${orderId}`;
}

/** Of each line: what its seats cost that are there, what went back for it, and what was to be kept. */
function findUneven(evidence: MoneyEvidence, { id, lines, refunds }: OrderStory): string | null {
  const wanted = evidence.wantedRefunds.filter(({ orderId }) => orderId === id);
  for (const line of lines) {
    const price = line.quantity * line.unitPriceCents;
    const seats = seatsOfLine(evidence, line);
    const ofLine = refunds.filter(({ lineId, state }) => lineId === line.id && state !== 'refused');
    const kept = price - seats * line.unitPriceCents - sumOf(ofLine);
    const isRight =
      kept === 0 ||
      (seats < line.quantity &&
        wanted.some(({ keepCents }) => Math.min(keepCents, price) === kept));
    if (!isRight) {
      return `order ${id}: of ${price} ${seats} seats are there, ${sumOf(ofLine)} went back, ${kept} are left over`;
    }
  }
  return null;
}

function checkRefunds({ provider, books, paymentsOf }: MoneyEvidence): Check[] {
  const sent = new Map(provider.refunds.map((refund) => [refund.key, refund]));
  const ours = new Set(books.refunds.map(({ id }) => id));
  return [
    checkEach('every refund was made by the provider, by its key', books.refunds, (refund) => {
      const { id, state, amountCents } = refund;
      if (state !== 'done') return `refund ${id} is ${state}`;
      const made = sent.get(id);
      const payment = made && paymentsOf.get(made.reference)?.[0];
      const isSame = made?.amountCents === amountCents && payment?.id === refund.paymentId;
      return isSame ? null : `refund ${id} of ${amountCents} was made as ${JSON.stringify(made)}`;
    }),
    checkEach('the provider made no refund that is not in the books', provider.refunds, ({ key }) =>
      ours.has(key) ? null : `a refund was made by key ${key}, which is none of ours`,
    ),
  ];
}
