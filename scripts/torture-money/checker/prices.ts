/** What was asked for is what the types of tickets cost, less what the codes take off: and each code no more often than it may be. */
import { checkEach, type Check } from '../../torture/checker/check.js';
import type { CodeRow, LineRow } from '../history.js';
import type { MoneyEvidence, OrderStory } from './evidence.js';

export function checkPrices(evidence: MoneyEvidence): Check[] {
  const orders = [...evidence.stories.values()];
  const sold = orders.filter(({ sale }) => sale !== undefined);
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, line })));
  const { books, seatsById } = evidence;
  const codeOf = findCode(evidence);
  return [
    checkEach('every order costs what its lines cost', orders, ({ id, totalCents, ...order }) => {
      const sum = order.lines.reduce((cents, one) => cents + one.quantity * one.unitPriceCents, 0);
      return sum === totalCents ? null : `order ${id} costs ${totalCents}, and its lines ${sum}`;
    }),
    checkEach('what bought the seats of an order is what it costs', sold, (order) => {
      const { id, sale, totalCents, currency } = order;
      const isRight = sale?.amountCents === totalCents && sale.currency === currency;
      return isRight ? null : `order ${id} costs ${totalCents}, and ${sale?.amountCents} bought it`;
    }),
    checkEach('of an order all lines were sold, or none', sold, ({ id, lines: own }) => {
      const missing = own.filter(({ bookingId }) => !seatsById.get(bookingId)?.confirmedAt);
      return missing.length === 0
        ? null
        : `order ${id} was paid, and line ${missing[0]!.id} never was there`;
    }),
    checkEach(
      'a seat costs what its type costs, less what the code takes off that was used for it',
      lines,
      ({ order, line }) => findOtherPrice(line, codeOf(order, line)),
    ),
    checkEach(
      'every code is used by what is there of it, and no more than it may be',
      books.codes,
      (code) => findWrongUse(evidence, code),
    ),
  ];
}

/** The code that a line's seats were held with. A late payment has its price also where no use was left. */
function findCode({ books }: MoneyEvidence) {
  const codes = new Map(books.codes.map((code) => [code.id, code]));
  const usedBy = new Map(books.codeUses.map((use) => [use.bookingId, codes.get(use.promoCodeId)]));
  return ({ eventId, promoCode }: OrderStory, { bookingId, lateBookingId }: LineRow) => {
    const isNamed = (code: CodeRow) => code.eventId === eventId && code.code === promoCode;
    const promised = bookingId === lateBookingId ? books.codes.find(isNamed) : undefined;
    return usedBy.get(bookingId) ?? promised;
  };
}

function findOtherPrice(line: LineRow, code: CodeRow | undefined): string | null {
  const { id, listedCents, unitPriceCents, discountCents } = line;
  const off = code && isFor(code, line) ? offOf(code, listedCents) : 0;
  const isRight = unitPriceCents + discountCents === listedCents && discountCents === off;
  return isRight
    ? null
    : `a seat of line ${id} costs ${unitPriceCents} of ${listedCents}, with ${code?.code ?? 'no code'}`;
}

const isFor = ({ ticketTypeIds }: CodeRow, { ticketTypeId }: LineRow) =>
  ticketTypeIds.length === 0 || (ticketTypeId !== null && ticketTypeIds.includes(ticketTypeId));

/** Half a cent is the buyer's. */
const offOf = ({ percentOff, amountOffCents }: CodeRow, listedCents: number) =>
  Math.min(listedCents, amountOffCents ?? Math.floor((listedCents * (percentOff ?? 0) + 50) / 100));

function findWrongUse({ books, seatsById }: MoneyEvidence, code: CodeRow): string | null {
  const { id, usedTickets, maxTickets } = code;
  const used = books.codeUses
    .filter(({ promoCodeId, bookingId }) => {
      const status = seatsById.get(bookingId)?.status;
      return promoCodeId === id && (status === 'held' || status === 'confirmed');
    })
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const isRight = used === usedTickets && used <= (maxTickets ?? Infinity);
  return isRight
    ? null
    : `code ${code.code}: ${used} used, ${usedTickets} in its row, of ${maxTickets}`;
}
