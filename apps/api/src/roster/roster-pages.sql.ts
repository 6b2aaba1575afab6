/**
 * The pages of a roster. An event's bookings are found by two indexes, one of what is held or confirmed and one of the
 * cancelled, so they are asked for as the two that they are.
 */
import { findReferenceRange, type ListRosterQuery, type RosterEntry } from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { arrayLiteral } from '../common/database/array-literal.js';
import { mailbox } from '../common/database/mailbox.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { namesOfBooking, type NamesByNumber } from '../ticket-names/ticket-names.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface FoundBookings {
  confirmed: number;
  cancelled: number;
  /** Of those that are looked for. */
  total: number;
  /** Of one page, in its order. */
  ids: string[];
}

/** Sorted as one text: accents and capitals part nobody. */
const plainName = Prisma.sql`lower(unaccent(person.name))`;

export async function findBookings(
  database: Database,
  eventId: string,
  query: ListRosterQuery,
): Promise<FoundBookings> {
  const { page, limit } = query;
  const [row] = await database.$queryRaw<FoundBookings[]>`
    WITH booking AS MATERIALIZED (
      SELECT id, "userId", status FROM "Booking"
      WHERE "eventId" = ${eventId}::uuid AND status IN ('held', 'confirmed')
      UNION ALL
      SELECT id, "userId", status FROM "Booking"
      WHERE "eventId" = ${eventId}::uuid AND status = 'cancelled'
    ), found AS MATERIALIZED (
      SELECT booking.id, ${toSortKey(query)} AS key
      FROM booking ${joinPeople(query)}
      WHERE ${Prisma.join(listConditions(query), ' AND ')}
    )
    SELECT (SELECT count(*)::int FROM booking WHERE status = 'confirmed') AS confirmed,
           (SELECT count(*)::int FROM booking WHERE status = 'cancelled') AS cancelled,
           (SELECT count(*)::int FROM found) AS total,
           ARRAY(SELECT id FROM found ORDER BY ${toOrder(query)}
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids`;
  return row ?? { confirmed: 0, cancelled: 0, total: 0, ids: [] };
}

/** Half of the time goes into looking everybody up: for a page in the order of booking it is not needed. */
function joinPeople({ search, sortBy }: ListRosterQuery): Prisma.Sql {
  if (search === '' && sortBy === 'booked') return Prisma.empty;
  return Prisma.sql`JOIN "User" AS person ON person.id = booking."userId"`;
}

function listConditions({ status, search }: ListRosterQuery): Prisma.Sql[] {
  const conditions = [Prisma.sql`true`];
  if (status !== 'all') conditions.push(Prisma.sql`booking.status = ${status}::"BookingStatus"`);
  if (search !== '') conditions.push(matchSearch(search));
  return conditions;
}

/** What is typed is text and no pattern: `strpos` knows no wildcards. */
function matchSearch(search: string): Prisma.Sql {
  const matches = [
    Prisma.sql`strpos(${plainName}, lower(unaccent(${search}))) > 0`,
    Prisma.sql`strpos(${mailbox}, lower(${search})) > 0`,
  ];
  const range = findReferenceRange(search);
  if (range !== null) {
    matches.push(Prisma.sql`
      ('x' || right(replace(booking.id::text, '-', ''), 13))::bit(52)::bigint % (1::bigint << 50)
      BETWEEN ${range.first} AND ${range.last}`);
  }
  return Prisma.sql`(${Prisma.join(matches, ' OR ')})`;
}

/** Ids are UUIDv7: their order is that of the bookings' times. */
function toSortKey({ sortBy }: ListRosterQuery): Prisma.Sql {
  const keys = {
    booked: Prisma.sql`NULL::text`,
    name: plainName,
    email: mailbox,
  };
  return keys[sortBy];
}

/** The id as the last word makes the order total: nobody is on two pages, nobody on none. */
function toOrder({ sortBy, sortOrder }: ListRosterQuery): Prisma.Sql {
  const direction = Prisma.raw(sortOrder);
  return sortBy === 'booked'
    ? Prisma.sql`id ${direction}`
    : Prisma.sql`key COLLATE "C" ${direction}, id ${direction}`;
}

export interface RosterRow extends Omit<
  RosterEntry,
  'createdAt' | 'cancelledAt' | 'admittedAt' | 'transfer' | 'transferredFrom' | 'names'
> {
  eventId: string;
  createdAt: Date;
  cancelledAt: Date | null;
  admittedAt: Date | null;
  names: NamesByNumber;
}

/** Bookings with their people, by ids, in no order. */
export function readBookings(database: Database, ids: readonly string[]): Promise<RosterRow[]> {
  return database.$queryRaw<RosterRow[]>`
    SELECT booking.id AS "bookingId", booking."eventId", person.name, ${mailbox} AS email, booking.status, booking.quantity,
           booking."createdAt", booking."cancelledAt", booking."cancelledBy", booking."cancelReason",
           note.text AS note, ${namesOfBooking} AS names, inside.tickets AS "admittedTickets", inside.at AS "admittedAt"
    FROM "Booking" AS booking
    JOIN "User" AS person ON person.id = booking."userId"
    LEFT JOIN "RosterNote" AS note
      ON note."eventId" = booking."eventId" AND note."bookingId" = booking.id
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT number)::int AS tickets, min("scannedAt") AS at FROM "CheckIn" AS entry
      WHERE "eventId" = booking."eventId" AND "bookingId" = booking.id AND kind = 'entry'
        AND NOT EXISTS (
          SELECT FROM "CheckIn" AS undo
          WHERE undo."eventId" = entry."eventId" AND undo."bookingId" = entry."bookingId"
            AND undo.number = entry.number AND undo.undoes = entry.nonce)
    ) AS inside
    WHERE booking.id = ANY(${arrayLiteral(ids)}::uuid[])`;
}
