/** Whether the facts of a transaction tell what it did, no more and no less. Pure. */
import type { Fact } from '@lastseat/contracts';
import type { BookingRow, EntryRow } from '../database/rows.js';
import type { RowChange } from '../database/store.js';

type BookingStatus = BookingRow['status'] | 'none';

/** What a fact makes of a booking, from what: any other fact leaves it as it is. */
const moves: { [type: string]: { from: readonly BookingStatus[]; to: BookingStatus } } = {
  'booking.held': { from: ['none'], to: 'held' },
  'booking.heldForPayment': { from: ['none'], to: 'held' },
  'waitlist.offered': { from: ['none'], to: 'held' },
  'booking.confirmed': { from: ['none', 'held'], to: 'confirmed' },
  'booking.holdExpired': { from: ['held'], to: 'cancelled' },
  'booking.cancelled': { from: ['held', 'confirmed'], to: 'cancelled' },
};

interface Told {
  status: BookingStatus;
  quantity: number;
}

/** @returns the first thing that is wrong */
export function findUntold(
  facts: readonly Fact[],
  bookings: readonly RowChange<BookingRow>[],
  entries: readonly RowChange<EntryRow>[],
): string | null {
  const told = new Map<string, Told>(
    bookings.map(({ key, before }) => [
      key,
      { status: before?.status ?? 'none', quantity: before?.quantity ?? 0 },
    ]),
  );
  for (const fact of facts) {
    const wrong = follow(fact, told);
    if (wrong !== null) return wrong;
  }
  for (const { key, after } of bookings) {
    const { status, quantity } = told.get(key)!;
    if (status !== after?.status) return `${key} is ${after?.status}, and was told as ${status}`;
    if (quantity !== after.quantity) return `${key} has ${after.quantity} seats, told: ${quantity}`;
  }
  return findUntoldEntry(facts, entries);
}

function follow(fact: Fact, told: Map<string, Told>): string | null {
  if (!('bookingId' in fact)) return null;
  const booking = told.get(fact.bookingId);
  const move = moves[fact.type];
  if (fact.type === 'booking.changed') {
    if (booking?.quantity !== fact.before)
      return `${fact.bookingId} never had ${fact.before} seats`;
    booking.quantity = fact.after;
    return null;
  }
  if (move === undefined) return null;
  if (booking === undefined) return `${fact.type} of ${fact.bookingId}, which did not change`;
  if (!move.from.includes(booking.status)) return `${fact.type} after ${booking.status}`;
  if (booking.status === 'none' && 'quantity' in fact) booking.quantity = fact.quantity;
  booking.status = move.to;
  return null;
}

function findUntoldEntry(
  facts: readonly Fact[],
  entries: readonly RowChange<EntryRow>[],
): string | null {
  const isTold = (type: 'waitlist.joined' | 'waitlist.left', entryId: string) =>
    facts.filter((fact) => fact.type === type && fact.entryId === entryId).length === 1;
  for (const { before, after } of entries) {
    if (after === null) return 'an entry of the line is gone';
    if (before === null && !isTold('waitlist.joined', after.id)) {
      return `nobody was told that ${after.id} waits`;
    }
    if (after.status === 'left' && !isTold('waitlist.left', after.id)) {
      return `nobody was told that ${after.id} left`;
    }
  }
  return null;
}
