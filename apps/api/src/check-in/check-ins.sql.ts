/** What is read and written of one handful of scans, one named function for each statement. */
import type { BookingStatus, EventStatus } from '@lastseat/contracts';
import { arrayLiteral, numberArrayLiteral } from '../common/database/array-literal.js';
import type { PrismaService, Transaction } from '../common/database/prisma.service.js';
import { namesOfBooking, type NamesByNumber } from '../ticket-names/ticket-names.service.js';
import type { CheckInFact } from './domain/ticket-state.js';

/** A door that waits for longer tries again; a process that freezes holds up nobody who books for longer. */
const PATIENCE_MS = '5000';

/**
 * Puts this transaction before or after every batch of the core, whose lock excludes this one: so of a scan
 * and a cancellation of one ticket the second knows of the first. Scans do not exclude each other by it.
 * @returns undefined when there is no such event
 */
export async function lockEventForDoor(
  tx: Transaction,
  eventId: string,
): Promise<EventStatus | undefined> {
  const [row] = await tx.$queryRaw<{ status: EventStatus }[]>`
    SELECT status FROM (
      SELECT set_config('lock_timeout', ${PATIENCE_MS}, true),
             set_config('idle_in_transaction_session_timeout', ${PATIENCE_MS}, true)
    ) AS limits
    CROSS JOIN "Event" WHERE id = ${eventId}::uuid
    FOR SHARE OF "Event"`;
  return row?.status;
}

export interface ScannedBooking {
  id: string;
  status: BookingStatus;
  cancelledBy: string | null;
  quantity: number;
  name: string;
  note: string | null;
  names: NamesByNumber;
  /** By the database's clock. */
  lockedAt: Date;
}

/**
 * From here to COMMIT nobody else lets anybody in with these bookings' tickets. After the event's lock, and
 * in the order of their ids: so two never wait for each other in a circle.
 */
export async function lockScannedBookings(
  tx: Transaction,
  eventId: string,
  bookingIds: readonly string[],
): Promise<ScannedBooking[]> {
  return tx.$queryRaw<ScannedBooking[]>`
    SELECT booking.id, booking.status, booking."cancelledBy", booking.quantity, person.name,
           note.text AS note, ${namesOfBooking} AS names, clock_timestamp() AS "lockedAt"
    FROM "Booking" AS booking
    JOIN "User" AS person ON person.id = booking."userId"
    LEFT JOIN "RosterNote" AS note
      ON note."eventId" = booking."eventId" AND note."bookingId" = booking.id
    WHERE booking.id = ANY(${arrayLiteral(bookingIds)}::uuid[])
      AND booking."eventId" = ${eventId}::uuid
    ORDER BY booking.id
    FOR NO KEY UPDATE OF booking`;
}

export type KnownFact = CheckInFact & { deviceName: string };

/**
 * A statement of its own after the locks: it sees what was committed while they were waited for.
 * @returns all facts of the bookings, and those that have one of the nonces
 */
export function readFacts(
  database: Pick<PrismaService, '$queryRaw'>,
  eventId: string,
  { bookingIds, nonces }: { bookingIds: readonly string[]; nonces: readonly string[] },
): Promise<KnownFact[]> {
  return database.$queryRaw<KnownFact[]>`
    SELECT fact.nonce, fact.kind, fact."bookingId", fact.number, fact.undoes, fact."scannedAt",
           fact.void, device.name AS "deviceName"
    FROM (
      SELECT * FROM "CheckIn"
      WHERE "eventId" = ${eventId}::uuid AND "bookingId" = ANY(${arrayLiteral(bookingIds)}::uuid[])
      UNION
      SELECT * FROM "CheckIn"
      WHERE "eventId" = ${eventId}::uuid AND nonce = ANY(${arrayLiteral(nonces)}::uuid[])
    ) AS fact
    JOIN "DoorDevice" AS device ON device."eventId" = ${eventId}::uuid AND device.id = fact."deviceId"`;
}

export interface Told {
  eventId: string;
  deviceId: string;
  memberId: string;
  receivedAt: Date;
}

export type NewFact = CheckInFact & { by: 'code' | 'name' };

/** @returns how many were written: less where another request wrote one of the nonces at this moment */
export function insertFacts(
  tx: Transaction,
  facts: readonly NewFact[],
  { eventId, deviceId, memberId, receivedAt }: Told,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "CheckIn" ("eventId", nonce, kind, "bookingId", number, undoes, "deviceId", "memberId",
                           "scannedAt", "receivedAt", by, void)
    SELECT ${eventId}::uuid, nonce, kind, "bookingId", number, undoes, ${deviceId}::uuid,
           ${memberId}::uuid, "scannedAt", ${receivedAt.toISOString()}::timestamptz, by, void
    FROM unnest(
      ${arrayLiteral(facts.map(({ nonce }) => nonce))}::uuid[],
      ${arrayLiteral(facts.map(({ kind }) => kind))}::"CheckInKind"[],
      ${arrayLiteral(facts.map(({ bookingId }) => bookingId))}::uuid[],
      ${numberArrayLiteral(facts.map(({ number }) => number))}::smallint[],
      ${arrayLiteral(facts.map(({ undoes }) => undoes))}::uuid[],
      ${arrayLiteral(facts.map(({ scannedAt }) => scannedAt.toISOString()))}::timestamptz[],
      ${arrayLiteral(facts.map(({ by }) => by))}::"CheckInWay"[],
      ${arrayLiteral(facts.map((fact) => fact.void))}::"TicketVoid"[]
    ) AS new(nonce, kind, "bookingId", number, undoes, "scannedAt", by, void)
    ON CONFLICT ("eventId", nonce) DO NOTHING`;
}

/** @returns undefined when there is no such entry */
export async function findEntry(
  database: Pick<PrismaService, '$queryRaw'>,
  eventId: string,
  nonce: string,
): Promise<{ bookingId: string; number: number } | undefined> {
  const [row] = await database.$queryRaw<{ bookingId: string; number: number }[]>`
    SELECT "bookingId", number FROM "CheckIn"
    WHERE "eventId" = ${eventId}::uuid AND nonce = ${nonce}::uuid AND kind = 'entry'`;
  return row;
}
