/** What the file of a roster is written from, page by page. */
import type { BookingStatus, CancelledBy, ExportRosterQuery } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { mailbox } from '../common/database/mailbox.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { namesOfBooking, type NamesByNumber } from '../ticket-names/ticket-names.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

/** Rows of one page: some hundred kilobytes of text. */
export const ROWS_OF_A_PAGE = 1_000;

/** Where a page ends, and the next begins. */
export interface RosterPlace {
  userId: string;
  bookingId: string;
}

export const BEFORE_ALL: RosterPlace = {
  userId: '00000000-0000-0000-0000-000000000000',
  bookingId: '00000000-0000-0000-0000-000000000000',
};

export interface RosterFileRow extends RosterPlace {
  name: string;
  email: string;
  status: BookingStatus;
  quantity: number;
  /** By the clock at the venue, such as `2027-03-15 10:00:00`. */
  bookedAt: string;
  cancelledAt: string | null;
  cancelledBy: CancelledBy | null;
  cancelReason: string | null;
  note: string | null;
  names: NamesByNumber;
}

/**
 * In the order of people and of their bookings, which both indexes have and which no command changes: a
 * booking that is cancelled while the file is being written keeps its place, and is in it once.
 */
export function readPage(
  database: Database,
  eventId: string,
  { status }: ExportRosterQuery,
  after: RosterPlace,
): Promise<RosterFileRow[]> {
  const statuses = status === 'all' ? (['held', 'confirmed', 'cancelled'] as const) : [status];
  const parts = statuses.map((one) => selectAfter(eventId, one, after));
  return database.$queryRaw<RosterFileRow[]>`
    SELECT booking."userId", booking.id AS "bookingId", person.name, ${mailbox} AS email, booking.status,
           booking.quantity,
           to_char(booking."createdAt" AT TIME ZONE event."timeZone", ${WALL_TIME}) AS "bookedAt",
           to_char(booking."cancelledAt" AT TIME ZONE event."timeZone", ${WALL_TIME}) AS "cancelledAt",
           booking."cancelledBy", booking."cancelReason", note.text AS note,
           ${namesOfBooking} AS names
    FROM (
      SELECT * FROM (${Prisma.join(parts, ' UNION ALL ')}) AS part
      ORDER BY "userId", id LIMIT ${ROWS_OF_A_PAGE}
    ) AS booking
    JOIN "User" AS person ON person.id = booking."userId"
    JOIN "Event" AS event ON event.id = booking."eventId"
    LEFT JOIN "RosterNote" AS note
      ON note."eventId" = booking."eventId" AND note."bookingId" = booking.id
    ORDER BY booking."userId", booking.id`;
}

/** The seconds too: a spreadsheet knows it for a time. */
const WALL_TIME = 'YYYY-MM-DD HH24:MI:SS';

const selectAfter = (eventId: string, status: BookingStatus, after: RosterPlace) => Prisma.sql`
  (SELECT * FROM "Booking"
   WHERE "eventId" = ${eventId}::uuid AND status = ${Prisma.raw(`'${status}'`)}
     AND ("userId", id) > (${after.userId}::uuid, ${after.bookingId}::uuid)
   ORDER BY "userId", id LIMIT ${ROWS_OF_A_PAGE})`;
