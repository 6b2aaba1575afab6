/** The raw SQL of holds: only batches that make, confirm or end some run it. */
import { Prisma } from '../../../generated/prisma/client.js';
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
 * Those that have run out and the one that does so next: a part of `readKnownBookings`, which asks no more
 * often for it. No hold ends before `nextHoldExpiryAt`, so the index is read from there: before it stand
 * those that were ended, until a vacuum takes them away.
 * @param events whose `nextHoldExpiryAt` has passed
 */
export const selectHolds = (events: Locked[]): Prisma.Sql => Prisma.sql`
  SELECT hold.*
  FROM unnest(
    ${arrayLiteral(events.map(({ id }) => id))}::uuid[],
    ${arrayLiteral(events.map(({ nextHoldExpiryAt: at }) => at!.toISOString()))}::timestamptz[],
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
  ) AS hold`;

/**
 * @param events as {@link selectHolds} was asked for
 * @param known what was read with it: a hold that a command is about stands there twice
 * @returns by event
 */
export function findDueHolds(
  events: Locked[],
  known: readonly BookingRecord[],
): Map<string, DueHolds> {
  const held = new Map(
    known.filter(({ status }) => status === 'held').map((booking) => [booking.id, booking]),
  );
  const byEvent = groupBy([...held.values()], ({ eventId }) => eventId);
  return new Map(
    events.map(({ id, lockedAt }) => {
      const holds = byEvent.get(id) ?? [];
      holds.sort((one, other) => one.expiresAt!.getTime() - other.expiresAt!.getTime());
      const bookings = holds.filter(({ expiresAt }) => expiresAt! <= lockedAt);
      const next = holds[bookings.length];
      const isCapped = bookings.length >= ENDED_AT_MOST;
      const first = isCapped ? bookings[ENDED_AT_MOST - 1] : next;
      return [id, { bookings, nextExpiryAt: first?.expiresAt ?? null }];
    }),
  );
}

/** Beside `writeBookings`, whose statement stays that of a sale. */
export async function insertHolds(tx: Transaction, bookings: BookingRecord[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "userId", "eventId", status, quantity, "idempotencyKey",
                           "requestFingerprint", "createdAt", "expiresAt", "ticketTypeId")
    SELECT id, "userId", "eventId", 'held', quantity, key, fingerprint, "createdAt", "expiresAt",
           "ticketTypeId"
    FROM unnest(
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(bookings.map(({ userId }) => userId))}::uuid[],
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${numberArrayLiteral(bookings.map(({ quantity }) => quantity))}::int[],
      ${arrayLiteral(bookings.map(({ idempotencyKey }) => idempotencyKey))}::text[],
      ${arrayLiteral(bookings.map(({ requestFingerprint }) => requestFingerprint))}::text[],
      ${arrayLiteral(bookings.map(({ createdAt }) => createdAt.toISOString()))}::timestamptz[],
      ${arrayLiteral(bookings.map(({ expiresAt }) => expiresAt?.toISOString() ?? null))}::timestamptz[],
      ${arrayLiteral(bookings.map(({ ticketTypeId }) => ticketTypeId ?? null))}::uuid[]
    ) AS new(id, "userId", "eventId", quantity, key, fingerprint, "createdAt", "expiresAt", "ticketTypeId")`;
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
