/** The raw SQL of holds: only batches that make, confirm or end some run it. */
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type { BookingRecord } from '../domain/booking-command.js';
import type { DueHolds } from '../domain/due-holds.js';
import type { EventState } from '../domain/event-state.js';
import { groupBy } from '../domain/group-by.js';
import { bookingColumns } from './commit-batch.sql.js';

/**
 * The most holds of one event that one batch ends. Those that are left have run out as well, and are the
 * next batch's: the commands of this one do not want so many seats.
 */
export const ENDED_AT_MOST = 1_000;

type Locked = Pick<EventState, 'id' | 'lockedAt' | 'nextHoldExpiryAt'>;

/**
 * What has run out by the time of the lock. A statement of its own after the lock: see
 * `readKnownBookings`.
 * @param events whose `nextHoldExpiryAt` has passed
 * @returns by event
 */
export async function readDueHolds(
  tx: Transaction,
  events: Locked[],
): Promise<Map<string, DueHolds>> {
  const found = groupBy(await selectHolds(tx, events), ({ eventId }) => eventId);
  return new Map(
    events.map(({ id, lockedAt }) => {
      const holds = found.get(id) ?? [];
      const bookings = holds.filter(({ expiresAt }) => expiresAt! <= lockedAt);
      const next = holds.find(({ expiresAt }) => expiresAt! > lockedAt);
      const isCapped = bookings.length === ENDED_AT_MOST;
      const nextExpiryAt = (isCapped ? bookings.at(-1) : next)?.expiresAt ?? null;
      return [id, { bookings, nextExpiryAt }];
    }),
  );
}

/**
 * Those that have run out and the one that does so next, the oldest first. No hold ends before
 * `nextHoldExpiryAt`, so the index is read from there: before it stand those that were ended, until a
 * vacuum takes them away.
 */
async function selectHolds(tx: Transaction, events: Locked[]): Promise<BookingRecord[]> {
  return tx.$queryRaw<BookingRecord[]>`
    SELECT hold.*
    FROM unnest(
      ${arrayLiteral(events.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(events.map(({ nextHoldExpiryAt }) => nextHoldExpiryAt!.toISOString()))}::timestamptz[],
      ${arrayLiteral(events.map(({ lockedAt }) => lockedAt.toISOString()))}::timestamptz[]
    ) AS given("eventId", "from", "lockedAt")
    CROSS JOIN LATERAL (
      (SELECT ${bookingColumns} FROM "Booking"
       WHERE "eventId" = given."eventId" AND status = 'held'
         AND "expiresAt" BETWEEN given."from" AND given."lockedAt"
       ORDER BY "expiresAt" LIMIT ${ENDED_AT_MOST})
      UNION ALL
      (SELECT ${bookingColumns} FROM "Booking"
       WHERE "eventId" = given."eventId" AND status = 'held' AND "expiresAt" > given."lockedAt"
       ORDER BY "expiresAt" LIMIT 1)
    ) AS hold
    ORDER BY "expiresAt"`;
}

/** Beside `writeBookings`, whose statement stays that of a sale. */
export async function insertHolds(tx: Transaction, bookings: BookingRecord[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "idempotencyKey",
                           "requestFingerprint", "createdAt", "expiresAt")
    SELECT id, "userId", "eventId", 'held', quantity, key, fingerprint, "createdAt", "expiresAt"
    FROM unnest(
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(bookings.map(({ userId }) => userId))}::uuid[],
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${numberArrayLiteral(bookings.map(({ quantity }) => quantity))}::int[],
      ${arrayLiteral(bookings.map(({ idempotencyKey }) => idempotencyKey))}::text[],
      ${arrayLiteral(bookings.map(({ requestFingerprint }) => requestFingerprint))}::text[],
      ${arrayLiteral(bookings.map(({ createdAt }) => createdAt.toISOString()))}::timestamptz[],
      ${arrayLiteral(bookings.map(({ expiresAt }) => expiresAt?.toISOString() ?? null))}::timestamptz[]
    ) AS new(id, "userId", "eventId", quantity, key, fingerprint, "createdAt", "expiresAt")`;
}

/** @returns the number of rows: fewer when somebody wrote without the lock */
export async function updateConfirmed(
  tx: Transaction,
  confirmed: BookingRecord[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Booking" SET status = 'confirmed', "expiresAt" = NULL
    WHERE id = ANY(${arrayLiteral(confirmed.map(({ id }) => id))}::uuid[]) AND status = 'held'`;
}
