import type { PrismaService } from '../common/database/prisma.service.js';
import { namesOfBooking, type NamesByNumber } from '../ticket-names/ticket-names.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface ListedEvent {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  venue: string;
  isCancelled: boolean;
}

/** @returns undefined when there is no such event */
export async function readListedEvent(
  database: Database,
  eventId: string,
): Promise<ListedEvent | undefined> {
  const [row] = await database.$queryRaw<ListedEvent[]>`
    SELECT id, title, "startsAt", "endsAt", "timeZone", venue, status = 'cancelled' AS "isCancelled"
    FROM "Event" WHERE id = ${eventId}::uuid`;
  return row;
}

export interface ListedBooking {
  bookingId: string;
  createdAt: Date;
  quantity: number;
  name: string;
  note: string | null;
  names: NamesByNumber;
}

/** Those that have no ticket, and will if they are confirmed. */
export async function readHeldBookings(database: Database, eventId: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Booking" WHERE "eventId" = ${eventId}::uuid AND status = 'held' ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** Whose tickets are good, in the order of booking. */
export function readListedBookings(database: Database, eventId: string): Promise<ListedBooking[]> {
  return database.$queryRaw<ListedBooking[]>`
    SELECT booking.id AS "bookingId", booking."createdAt", booking.quantity, person.name,
           note.text AS note, ${namesOfBooking} AS names
    FROM "Booking" AS booking
    JOIN "User" AS person ON person.id = booking."userId"
    LEFT JOIN "RosterNote" AS note
      ON note."eventId" = booking."eventId" AND note."bookingId" = booking.id
    WHERE booking."eventId" = ${eventId}::uuid AND booking.status = 'confirmed'
    ORDER BY booking.id`;
}
