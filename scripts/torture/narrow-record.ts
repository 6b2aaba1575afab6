/** What the database kept of some events alone. */
import type { DatabaseRecord } from './history.js';

/** @param isOurs of an event */
export function narrowRecord(
  record: DatabaseRecord,
  isOurs: (eventId: string) => boolean,
): DatabaseRecord {
  const ofOurs = <T extends { eventId: string }>(rows: readonly T[]) =>
    rows.filter(({ eventId }) => isOurs(eventId));
  const { line, tickets } = record;
  const bookingChanges = ofOurs(record.bookingChanges);
  const bookingIds = new Set(bookingChanges.map(({ bookingId }) => bookingId));
  const transferChanges = ofOurs(tickets.transferChanges);
  const transferIds = new Set(transferChanges.map(({ transferId }) => transferId));
  return {
    ...record,
    events: record.events.filter(({ id }) => isOurs(id)),
    bookings: ofOurs(record.bookings),
    countChanges: ofOurs(record.countChanges),
    bookingChanges,
    messages: record.messages.filter(({ aggregateType, aggregateId }) =>
      aggregateType === 'transfer' ? transferIds.has(aggregateId) : isOurs(aggregateId),
    ),
    line: {
      waitChanges: ofOurs(line.waitChanges),
      byHand: ofOurs(line.byHand),
      shortOffers: line.shortOffers.filter(({ bookingId }) => bookingIds.has(bookingId)),
    },
    tickets: { transferChanges, doorChanges: ofOurs(tickets.doorChanges) },
  };
}
