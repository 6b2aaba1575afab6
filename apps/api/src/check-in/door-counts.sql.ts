/**
 * How the door stands. It counts by the rule of `domain/ticket-state.ts`: an entry that no undo of the same
 * ticket names is live, and the one that was scanned first counts.
 */
import { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

type Database = Pick<PrismaService, '$queryRaw'>;

export interface DoorCounts {
  /** Tickets that somebody is in with. */
  admitted: number;
  /** Of confirmed bookings. */
  tickets: number;
  /** Tickets that more came in with than they let in. */
  conflicts: number;
}

/** Of the event's entries those that nobody undid: one pass over its facts, and no look for each. */
const liveEntries = (eventId: string) => Prisma.sql`
  SELECT entry.* FROM "CheckIn" AS entry
  LEFT JOIN "CheckIn" AS undo
    ON undo."eventId" = entry."eventId" AND undo.kind = 'undo' AND undo.undoes = entry.nonce
    AND undo."bookingId" = entry."bookingId" AND undo.number = entry.number
  WHERE entry."eventId" = ${eventId}::uuid AND entry.kind = 'entry' AND undo.nonce IS NULL`;

/** @returns undefined when there is no such event */
export async function countDoor(
  database: Database,
  eventId: string,
): Promise<DoorCounts | undefined> {
  const [row] = await database.$queryRaw<DoorCounts[]>`
    WITH ticket AS (
      SELECT count(*) AS entries, bool_or(void IS NOT NULL) AS "isVoid"
      FROM (${liveEntries(eventId)}) AS live GROUP BY "bookingId", number
    )
    SELECT "totalTickets" - "remainingTickets" - "heldTickets" AS tickets,
           (SELECT count(*)::int FROM ticket) AS admitted,
           (SELECT count(*)::int FROM ticket WHERE entries > 1 OR "isVoid") AS conflicts
    FROM "Event" WHERE id = ${eventId}::uuid`;
  return row;
}

export interface InsideRow {
  bookingId: string;
  number: number;
  scannedAt: Date;
  deviceName: string;
}

/** Of each ticket that somebody is in with the entry that counts. */
export function listInside(database: Database, eventId: string): Promise<InsideRow[]> {
  return database.$queryRaw<InsideRow[]>`
    SELECT first.*, device.name AS "deviceName" FROM (
      SELECT DISTINCT ON ("bookingId", number) "bookingId", number, "scannedAt", "deviceId"
      FROM (${liveEntries(eventId)}) AS live
      ORDER BY "bookingId", number, "scannedAt", nonce
    ) AS first
    JOIN "DoorDevice" AS device
      ON device."eventId" = ${eventId}::uuid AND device.id = first."deviceId"`;
}

export interface EntryRow {
  nonce: string;
  kind: 'entry' | 'undo';
  bookingId: string;
  number: number;
  scannedAt: Date;
  receivedAt: Date;
  by: 'code' | 'name';
  void: 'cancelled' | 'transferred' | null;
  device: string;
  member: string;
  name: string;
  isUndone: boolean;
}

const entryColumns = Prisma.sql`
  fact.nonce, fact.kind, fact."bookingId", fact.number, fact."scannedAt", fact."receivedAt", fact.by,
  fact.void, device.name AS device, member.name AS member, person.name,
  EXISTS (
    SELECT FROM "CheckIn" AS undo
    WHERE undo."eventId" = fact."eventId" AND undo."bookingId" = fact."bookingId"
      AND undo.number = fact.number AND undo.undoes = fact.nonce
  ) AS "isUndone"`;

const entryNames = Prisma.sql`
  JOIN "DoorDevice" AS device ON device."eventId" = fact."eventId" AND device.id = fact."deviceId"
  JOIN "User" AS member ON member.id = fact."memberId"
  JOIN "Booking" AS booking ON booking.id = fact."bookingId"
  JOIN "User" AS person ON person.id = booking."userId"`;

/** The live entries of tickets in conflict: those tickets first of which we heard last, each in its order. */
export function listConflictEntries(
  database: Database,
  eventId: string,
  limit: number,
): Promise<EntryRow[]> {
  return database.$queryRaw<EntryRow[]>`
    WITH live AS MATERIALIZED (${liveEntries(eventId)}), ticket AS (
      SELECT "bookingId", number, max("receivedAt") AS "heardAt" FROM live
      GROUP BY "bookingId", number HAVING count(*) > 1 OR bool_or(void IS NOT NULL)
      ORDER BY max("receivedAt") DESC, "bookingId", number LIMIT ${limit}
    )
    SELECT ${entryColumns}
    FROM live AS fact JOIN ticket USING ("bookingId", number) ${entryNames}
    ORDER BY ticket."heardAt" DESC, fact."bookingId", fact.number, fact."scannedAt", fact.nonce`;
}

/** What we heard of last first. */
export function listEntries(
  database: Database,
  eventId: string,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<EntryRow[]> {
  const older =
    before === undefined
      ? Prisma.empty
      : Prisma.sql`AND ("receivedAt", nonce) < (
          SELECT "receivedAt", nonce FROM "CheckIn"
          WHERE "eventId" = ${eventId}::uuid AND nonce = ${before}::uuid)`;
  return database.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM (
      SELECT * FROM "CheckIn" WHERE "eventId" = ${eventId}::uuid ${older}
      ORDER BY "receivedAt" DESC, nonce DESC LIMIT ${limit}
    ) AS fact ${entryNames}
    ORDER BY fact."receivedAt" DESC, fact.nonce DESC`;
}
