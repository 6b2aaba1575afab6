/** Nobody has a seat that is not paid, and nobody paid for one that is not there. */
import { checkEach, type Check } from '../../torture/checker/check.js';
import type { LineRow, SeatsRow } from '../history.js';
import { seatsOfLine, type MoneyEvidence, type OrderStory } from './evidence.js';

/** How far two looks at one clock may differ: a row keeps milliseconds, and the commit more. */
const CLOCK_ERROR_MS = 2;

export function checkPaidSeats(evidence: MoneyEvidence): Check[] {
  const { books, stories } = evidence;
  const owners = findOwners(evidence);
  const priced = books.seats.filter(({ priceCents }) => priceCents > 0);
  const sold = [...stories.values()].flatMap((order) =>
    order.lines.map((line) => ({ order, line })),
  );
  return [
    checkEach(
      'no seat that costs something is somebody’s without its money',
      priced.filter(({ confirmedAt }) => confirmedAt !== null),
      (row) => findUnpaid(row, owners.get(row.id)),
    ),
    checkEach('the seats of a line are there as the line says', sold, ({ order, line }) =>
      findOtherSeats(evidence, order, line),
    ),
    checkEach('nothing is held any more', books.seats, ({ id, status }) =>
      status === 'held' ? `booking ${id} is held` : null,
    ),
    checkEach(
      'every type has sold what is there of it, and no more than it has',
      books.types,
      (type) => {
        const taken = books.seats
          .filter(({ ticketTypeId, status }) => ticketTypeId === type.id && status !== 'cancelled')
          .reduce((sum, { quantity }) => sum + quantity, 0);
        const isRight = taken === type.takenTickets && taken <= (type.capacity ?? Infinity);
        return isRight
          ? null
          : `type ${type.id}: ${taken} seats, ${type.takenTickets} in its row, of ${type.capacity}`;
      },
    ),
  ];
}

/** The orders that a booking's seats can be of: by the line itself, and by the booking that came late. */
function findOwners({ stories }: MoneyEvidence): Map<string, OrderStory[]> {
  const owners = new Map<string, OrderStory[]>();
  for (const order of stories.values()) {
    for (const { bookingId, lateBookingId } of order.lines) {
      for (const id of new Set([bookingId, lateBookingId])) {
        owners.set(id, [...(owners.get(id) ?? []), order]);
      }
    }
  }
  return owners;
}

/** Also of what was cancelled since: it was somebody’s for a time. */
function findUnpaid(row: SeatsRow, owners: readonly OrderStory[] = []): string | null {
  const { id, status, confirmedAt } = row;
  const isPaid = owners.some(({ payments }) =>
    payments.some(({ receivedAt }) => receivedAt <= confirmedAt! + CLOCK_ERROR_MS),
  );
  if (!isPaid) return `booking ${id} was confirmed before any money had come`;
  const isSold =
    status !== 'confirmed' ||
    owners.some(({ sale, lines }) => sale && lines.some(({ bookingId }) => bookingId === id));
  return isSold ? null : `booking ${id} is confirmed, and no payment is for it`;
}

function findOtherSeats(evidence: MoneyEvidence, order: OrderStory, line: LineRow): string | null {
  const seats = seatsOfLine(evidence, line);
  const row = evidence.seatsById.get(line.bookingId);
  const name = `line ${line.id} of order ${order.id} (${line.seats})`;
  if (line.seats === 'confirmed') {
    const isWhole = seats > 0 && seats <= line.quantity && row?.userId === order.userId;
    return isWhole && row.ticketTypeId === line.ticketTypeId ? null : `${name} has ${seats} seats`;
  }
  if (line.seats !== 'free') return `${name} is at no end`;
  // Whoever held a seat that costs nothing may have booked it without this order.
  if (row?.priceCents === 0 && !order.sale && row.userId === order.userId) return null;
  // Another order of the same person may have taken up what was held for this one.
  const isOthers = [...evidence.stories.values()].some(
    ({ id, sale, lines }) =>
      id !== order.id && sale && lines.some(({ bookingId }) => bookingId === line.bookingId),
  );
  return seats === 0 || isOthers ? null : `${name} has ${seats} seats still`;
}
