/** The raw SQL of the booking core, one named function for each statement. */
import { Prisma } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../common/prisma.service.js';
import type { BookingCommand, BookingRecord, EventState } from '../domain/booking-command.js';

/**
 * Bounds what this transaction may wait for (`lock_timeout`), and how long PostgreSQL waits for us
 * (`idle_in_transaction_session_timeout`): a process that freezes while it holds a row lock loses the
 * connection, and the other processes go on. `true` is SET LOCAL: both end with the transaction.
 */
export async function limitWaiting(
  tx: Transaction,
  limits: { lockTimeoutMs: number; idleTimeoutMs: number },
): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('lock_timeout', ${String(limits.lockTimeoutMs)}, true),
           set_config('idle_in_transaction_session_timeout', ${String(limits.idleTimeoutMs)}, true)`;
}

/**
 * THE lock: from here to COMMIT no other transaction changes this event's count. A waiter reads the
 * newest row once it holds the lock (READ COMMITTED).
 * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
 */
export async function lockEvent(tx: Transaction, eventId: string): Promise<EventState | null> {
  const [event] = await tx.$queryRaw<EventState[]>`
    SELECT id, status, "startsAt", "remainingTickets"
    FROM "Event" WHERE id = ${eventId}::uuid
    FOR UPDATE`;
  return event ?? null;
}

/**
 * The bookings that the commands are about. A statement of its own after the lock, never joined to it:
 * each statement reads what was committed when it began, and the lock statement began before its wait.
 */
export async function readKnownBookings(
  tx: Transaction,
  eventId: string,
  commands: BookingCommand[],
): Promise<BookingRecord[]> {
  const bookers = commands.filter((command) => command.kind === 'book');
  const withKey = bookers.filter((command) => command.idempotencyKey !== null);
  return tx.$queryRaw<BookingRecord[]>`
    SELECT ${bookingColumns} FROM "Booking"
    WHERE "eventId" = ${eventId}::uuid AND status = 'confirmed'
      AND "userId" = ANY(${bookers.map((command) => command.userId)}::uuid[])
    UNION ALL
    SELECT ${bookingColumns} FROM "Booking"
    WHERE id = ANY(${commands.map((command) => command.bookingId)}::uuid[])
    UNION ALL
    SELECT ${bookingColumns} FROM "Booking"
    WHERE ("userId", "idempotencyKey") IN (
      SELECT * FROM unnest(
        ${withKey.map((command) => command.userId)}::uuid[],
        ${withKey.map((command) => command.idempotencyKey)}::text[]
      )
    )`;
}

const bookingColumns = Prisma.sql`
  id, "userId", "eventId", status, "idempotencyKey", "createdAt", "cancelledAt", "cancelCommandId"`;

/** Before {@link insertBookings}: a user may cancel and book again in one batch. */
export async function updateCancelled(
  tx: Transaction,
  cancelled: BookingRecord[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Booking" AS booking
    SET status = 'cancelled', "cancelledAt" = done."at", "cancelCommandId" = done.command
    FROM unnest(
      ${cancelled.map((booking) => booking.id)}::uuid[],
      ${cancelled.map((booking) => booking.cancelledAt)}::timestamptz[],
      ${cancelled.map((booking) => booking.cancelCommandId)}::uuid[]
    ) AS done(id, "at", command)
    WHERE booking.id = done.id AND booking.status = 'confirmed'`;
}

/** One statement whatever the number of rows: 3.5 times as fast as `createMany` for a full batch. */
export async function insertBookings(
  tx: Transaction,
  eventId: string,
  bookings: BookingRecord[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "userId", "eventId", "idempotencyKey", "createdAt")
    SELECT id, "userId", ${eventId}::uuid, key, "at"
    FROM unnest(
      ${bookings.map((booking) => booking.id)}::uuid[],
      ${bookings.map((booking) => booking.userId)}::uuid[],
      ${bookings.map((booking) => booking.idempotencyKey)}::text[],
      ${bookings.map((booking) => booking.createdAt)}::timestamptz[]
    ) AS new(id, "userId", key, "at")`;
}

/**
 * Takes `seats` (or gives them back, when negative). Relative on purpose: were the lock ever missing,
 * the CHECK on `remainingTickets` would still refuse the seat that is not there.
 */
export async function takeSeats(
  tx: Transaction,
  eventId: string,
  seats: number,
): Promise<{ remainingTickets: number; version: number }> {
  const [event] = await tx.$queryRaw<{ remainingTickets: number; version: number }[]>`
    UPDATE "Event"
    SET "remainingTickets" = "remainingTickets" - ${seats}, version = version + 1
    WHERE id = ${eventId}::uuid
    RETURNING "remainingTickets", version`;
  if (!event) throw new TypeError(`Event ${eventId} vanished under its lock`);
  return event;
}
