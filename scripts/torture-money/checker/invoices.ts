/** The books for the tax office say what was taken and what went back, and their numbers have neither gap nor double. */
import { checkEach, type Check } from '../../torture/checker/check.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import { sumOf, type MoneyEvidence, type OrderStory } from './evidence.js';

export function checkInvoices(evidence: MoneyEvidence): Check[] {
  const { books, stories } = evidence;
  const organisers = new Set(books.invoicingIds);
  const billed = [...stories.values()].filter(({ organiserId }) => organisers.has(organiserId));
  const invoices = groupBy(books.invoices, ({ orderId }) => orderId);
  return [
    checkEach(
      'every sale of who writes invoices has one, credited by what went back',
      billed,
      (order) => {
        const own = invoices.get(order.id) ?? [];
        if (!order.sale || order.totalCents === 0)
          return own.length === 0 ? null : `order ${order.id} took no money, and is invoiced`;
        if (own.length !== 1) return `order ${order.id} has ${own.length} invoices`;
        const { totalCents, creditedCents } = own[0]!;
        const isRight = totalCents === order.sale.amountCents && creditedCents === creditOf(order);
        return isRight
          ? null
          : `order ${order.id} took ${order.sale.amountCents} and gave back ${creditOf(order)}, its invoice ` +
              `says ${totalCents} and ${creditedCents}`;
      },
    ),
    checkEach(
      'nobody has an invoice of who writes none',
      books.invoices,
      ({ orderId, organiserId }) =>
        organisers.has(organiserId) ? null : `order ${orderId} has an invoice`,
    ),
    checkSums(evidence, billed),
    ...checkNumbers(evidence),
  ];
}

/** Of what was sold: money that got no seats is in no invoice. */
const creditOf = ({ refunds }: OrderStory): number =>
  sumOf(refunds.filter(({ lineId, state }) => lineId !== null && state === 'done'));

/** By organiser and currency, and by the provider's own list. */
function checkSums(
  { books, provider, sentOf }: MoneyEvidence,
  billed: readonly OrderStory[],
): Check {
  const sales = new Set(billed.flatMap(({ sale }) => (sale ? [sale.reference] : [])));
  const organiserOf = new Map(billed.map(({ id, organiserId }) => [id, organiserId]));
  const keyOf = (organiserId: string | undefined, currency: string) => `${organiserId} ${currency}`;
  const taken = groupBy(
    provider.payments.filter(({ reference }) => sales.has(reference)),
    ({ orderId, currency }) => keyOf(organiserOf.get(orderId), currency),
  );
  const invoiced = groupBy(books.invoices, (one) => keyOf(one.organiserId, one.currency));
  const keys = new Set([...taken.keys(), ...invoiced.keys()]);
  return checkEach('invoices come to what the provider took and did not send back', keys, (key) => {
    const kept = (taken.get(key) ?? []).reduce(
      (sum, { amountCents, reference }) => sum + amountCents - sumOf(sentOf.get(reference) ?? []),
      0,
    );
    const written = (invoiced.get(key) ?? []).reduce(
      (sum, { totalCents, creditedCents }) => sum + totalCents - creditedCents,
      0,
    );
    return kept === written ? null : `${key}: ${kept} were kept, and invoices say ${written}`;
  });
}

function checkNumbers({ books }: MoneyEvidence): Check[] {
  const yearOf = ({ organiserId, year }: { organiserId: string; year: number }) =>
    `${organiserId} ${year}`;
  const given = groupBy(books.numbers, yearOf);
  const years = new Map(books.ledger.map((row) => [yearOf(row), row.lastSequence]));
  return [
    checkEach(
      'numbers have neither gap nor double',
      new Set([...given.keys(), ...years.keys()]),
      (key) => {
        const numbers = (given.get(key) ?? []).map(({ sequence }) => sequence);
        const sorted = [...numbers].sort((one, other) => one - other);
        const wrong = sorted.findIndex((sequence, index) => sequence !== index + 1);
        if (wrong >= 0)
          return `${key}: number ${sorted[wrong]} stands in the place of ${wrong + 1}`;
        const last = years.get(key) ?? 0;
        return last === numbers.length
          ? null
          : `${key}: ${last} were given, ${numbers.length} are used`;
      },
    ),
  ];
}
