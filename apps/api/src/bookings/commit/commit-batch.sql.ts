/** The raw SQL of the booking core, one named function for each statement. */
import { Prisma } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import {
  isSeatCommand,
  listUserIds,
  type BookingCommand,
  type BookingRecord,
} from '../domain/booking-command.js';
import type { EventState } from '../domain/event-state.js';
import type { CountMove } from '../domain/inventory.js';
import { listNamed, listTakers, type Taker } from '../domain/seat-questions.js';

/** What a transaction may make others wait for, in milliseconds. */
export interface WaitLimits {
  /** Until the row lock is had (`lock_timeout`). */
  lockTimeoutMs: number;
  /**
   * Until our next statement comes (`idle_in_transaction_session_timeout`): a process that freezes
   * while it holds a row lock loses the connection, and the other processes go on.
   */
  idleTimeoutMs: number;
}

/**
 * THE lock: from here to COMMIT no other transaction changes these events' counts. A waiter reads the
 * newest row once it holds the lock (READ COMMITTED).
 * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
 *
 * In the order of their ids, so that two transactions with several events never wait for each other in
 * a circle. The limits are set in the same statement, which saves a round trip: rows are locked last,
 * when the join below has been made and with it `set_config` called. `true` is SET LOCAL. So is the word
 * without which the database lets the API's role move no seat (`refuseOutsideCore`).
 *
 * @param skipsLocked leaves out the events that somebody else holds at this moment, and waits for none
 * @throws WrongIsolationError when the server begins transactions at another level
 */
export async function lockEvents(
  tx: Transaction,
  eventIds: string[],
  { lockTimeoutMs, idleTimeoutMs }: WaitLimits,
  skipsLocked: boolean,
): Promise<EventState[]> {
  const rows = await tx.$queryRaw<(EventState & { isolation: string })[]>`
    SELECT id, status, "startsAt", "totalTickets", "remainingTickets", "heldTickets",
           "nextHoldExpiryAt", "waitingCount", version, "maxPerPerson", "saleOpensAt", "saleClosesAt",
           "cancelUntil", "hasTicketTypes", "hasPromoCodes", payment, "priceCents", clock_timestamp() AS "lockedAt",
           current_setting('transaction_isolation') AS isolation
    FROM (
      SELECT set_config('lock_timeout', ${String(lockTimeoutMs)}, true),
             set_config('idle_in_transaction_session_timeout', ${String(idleTimeoutMs)}, true),
             set_config('lastseat.core', 'on', true)
    ) AS limits
    CROSS JOIN "Event" WHERE id = ANY(${arrayLiteral(eventIds)}::uuid[])
    ORDER BY id
    FOR UPDATE OF "Event" ${skipsLocked ? Prisma.sql`SKIP LOCKED` : Prisma.empty}`;
  return rows.map(({ isolation, ...event }) => {
    if (isolation !== 'read committed') throw new WrongIsolationError(isolation);
    return event;
  });
}

/** Which of the events that {@link lockEvents} left out are there: somebody else holds them. */
export async function listExistingEvents(tx: Transaction, eventIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Event" WHERE id = ANY(${arrayLiteral(eventIds)}::uuid[])`;
  return rows.map(({ id }) => id);
}

/** Whose seats the commands are about and who have no account: a token lives on for minutes without it. */
export async function findGoneUsers(
  tx: Transaction,
  commands: BookingCommand[],
): Promise<Set<string>> {
  const userIds = commands.filter(isSeatCommand).flatMap(listUserIds);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM unnest(${arrayLiteral(userIds)}::uuid[]) AS asked(id)
    WHERE (SELECT id FROM "User" WHERE id = asked.id) IS NULL`;
  return new Set(rows.map(({ id }) => id));
}

/** The server's settings were changed: at any other level a waiter fails or reads an old count. */
export class WrongIsolationError extends Error {
  constructor(isolation: string) {
    super(`default_transaction_isolation is "${isolation}": it must be "read committed"`);
  }
}

/**
 * The bookings that the commands are about. A statement of its own after the lock, never joined to it:
 * each statement reads what was committed when it began, and the lock statement began before its wait.
 *
 * @param isRetry whether these commands may have been committed already: then their own bookings are
 *   looked for too, which nobody can have made before
 * @param others of the same columns, to be read by the same statement
 */
export async function readKnownBookings(
  tx: Transaction,
  commands: BookingCommand[],
  isRetry: boolean,
  others: Prisma.Sql[] = [],
): Promise<BookingRecord[]> {
  const aboutSeats = commands.filter(isSeatCommand);
  const takers = listTakers(aboutSeats);
  const named = aboutSeats.flatMap((command) => listNamed(command, isRetry));
  const withKey = aboutSeats.flatMap((command) =>
    'idempotency' in command && command.idempotency !== null
      ? [{ userId: command.userId, key: command.idempotency.key }]
      : [],
  );
  const selects = [
    ...(takers.length > 0 ? [selectCurrent(takers)] : []),
    ...(named.length > 0 ? [selectNamed(named)] : []),
    ...(withKey.length > 0 ? [selectWithKey(withKey)] : []),
    ...others,
  ];
  if (selects.length === 0) return [];
  return tx.$queryRaw<BookingRecord[]>`${Prisma.join(selects, ' UNION ALL ')}`;
}

export const bookingColumns = Prisma.sql`
  id, "userId", "eventId", status, quantity, "idempotencyKey", "requestFingerprint",
  "createdAt", "expiresAt", "cancelledAt", "cancelCommandId", "cancelledBy", "cancelReason",
  "ticketTypeId", "quantityCommandIds"`;

/** LATERAL with LIMIT, here and below: one look into a unique index for each, whatever the estimates. */
const selectCurrent = (takers: Taker[]) => Prisma.sql`
  SELECT current.* FROM unnest(
    ${arrayLiteral(takers.map(({ eventId }) => eventId))}::uuid[],
    ${arrayLiteral(takers.map(({ userId }) => userId))}::uuid[]
  ) AS given("eventId", "userId")
  CROSS JOIN LATERAL (
    SELECT ${bookingColumns} FROM "Booking"
    WHERE "eventId" = given."eventId" AND "userId" = given."userId" AND status IN ('held', 'confirmed')
    LIMIT 1
  ) AS current`;

const selectNamed = (ids: string[]) => Prisma.sql`
  SELECT ${bookingColumns} FROM "Booking" WHERE id = ANY(${arrayLiteral(ids)}::uuid[])`;

const selectWithKey = (commands: { userId: string; key: string }[]) => Prisma.sql`
  SELECT known.* FROM unnest(
    ${arrayLiteral(commands.map((command) => command.userId))}::uuid[],
    ${arrayLiteral(commands.map((command) => command.key))}::text[]
  ) AS given("userId", key)
  CROSS JOIN LATERAL (
    SELECT ${bookingColumns} FROM "Booking"
    WHERE "userId" = given."userId" AND "idempotencyKey" = given.key LIMIT 1
  ) AS known`;

/** Before {@link writeBookings}: a user may cancel and book again in one batch. */
export async function updateCancelled(
  tx: Transaction,
  cancelled: BookingRecord[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Booking" AS booking
    SET status = 'cancelled', "expiresAt" = NULL, "cancelledAt" = done."at", "cancelCommandId" = done.command,
        "cancelledBy" = done.by, "cancelReason" = done.reason
    FROM unnest(
      ${arrayLiteral(cancelled.map((booking) => booking.id))}::uuid[],
      ${arrayLiteral(cancelled.map((booking) => booking.cancelledAt?.toISOString() ?? null))}::timestamptz[],
      ${arrayLiteral(cancelled.map((booking) => booking.cancelCommandId))}::uuid[],
      ${arrayLiteral(cancelled.map((booking) => booking.cancelledBy))}::"CancelledBy"[],
      ${arrayLiteral(cancelled.map((booking) => booking.cancelReason))}::text[]
    ) AS done(id, "at", command, by, reason)
    WHERE booking.id = done.id AND booking.status <> 'cancelled'`;
}

/**
 * By user and key, for all processes alike: two batches that want the same keys then wait for each other
 * at the unique index in a row, and never in a circle (which takes PostgreSQL a second to see).
 */
export function orderForInsert(bookings: BookingRecord[]): BookingRecord[] {
  const placeOf = ({ userId, idempotencyKey }: BookingRecord) =>
    `${userId} ${idempotencyKey ?? ''}`;
  return bookings
    .map((booking) => ({ booking, place: placeOf(booking) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ booking }) => booking);
}

/** What {@link writeBookings} left in the row. */
export type WrittenCount = Pick<
  CountMove,
  'eventId' | 'remainingTickets' | 'heldTickets' | 'version'
>;

/** How {@link writeBookings} moves the counts of an event. */
export type WantedMove = Omit<CountMove, 'remainingTickets' | 'heldTickets' | 'waitingCount'>;

/**
 * Writes the bookings that are confirmed at once, moves the counts of each event, and leaves in the outbox what is told of it: one
 * statement whatever the number of rows, 3.5 times as fast as `createMany` for a full batch. The total
 * moves in the same UPDATE, or the CHECK would meet a count that is only half moved.
 *
 * The counts are relative on purpose: were the lock ever missing, the CHECKs would still refuse the seat
 * that is not there.
 * @returns the new counts
 */
export async function writeBookings(
  tx: Transaction,
  bookings: BookingRecord[],
  moves: WantedMove[],
): Promise<WrittenCount[]> {
  const messages = layOutMessages(moves);
  return tx.$queryRaw<WrittenCount[]>`
    WITH booked AS (
      INSERT INTO "Booking"
        (id, "userId", "eventId", quantity, "idempotencyKey", "requestFingerprint", "createdAt")
      SELECT * FROM unnest(
        ${arrayLiteral(bookings.map((booking) => booking.id))}::uuid[],
        ${arrayLiteral(bookings.map((booking) => booking.userId))}::uuid[],
        ${arrayLiteral(bookings.map((booking) => booking.eventId))}::uuid[],
        ${numberArrayLiteral(bookings.map((booking) => booking.quantity))}::int[],
        ${arrayLiteral(bookings.map((booking) => booking.idempotencyKey))}::text[],
        ${arrayLiteral(bookings.map((booking) => booking.requestFingerprint))}::text[],
        ${arrayLiteral(bookings.map((booking) => booking.createdAt.toISOString()))}::timestamptz[]
      )
    ), told AS (
      INSERT INTO "OutboxMessage" ("aggregateType", "aggregateId", version, facts)
      SELECT 'event', "eventId", version,
             convert_from(substring(${messages.bytes}::bytea FROM "from" FOR length), 'UTF8')::json
      FROM unnest(
        ${arrayLiteral(messages.eventIds)}::uuid[], ${numberArrayLiteral(messages.versions)}::int[],
        ${numberArrayLiteral(messages.starts)}::int[],
        ${numberArrayLiteral(messages.lengths)}::int[]
      ) AS message("eventId", version, "from", length)
    )
    UPDATE "Event" AS event
    SET "remainingTickets" = "remainingTickets" + moved.added - moved.taken,
        "totalTickets" = "totalTickets" + moved.added,
        "heldTickets" = "heldTickets" + moved.held, "nextHoldExpiryAt" = moved."nextHoldExpiryAt",
        version = version + 1
    FROM ${unnestMoves(moves)}
    WHERE event.id = moved."eventId"
    RETURNING event.id AS "eventId", "remainingTickets", "heldTickets", version`;
}

/**
 * The facts of all messages one after the other, as bytes: a full batch has 3,000 quotes, which Prisma would
 * escape and unescape on the way, and as parts of one JSON text PostgreSQL would read them three times.
 */
function layOutMessages(moves: readonly Pick<CountMove, 'eventId' | 'version' | 'facts'>[]) {
  const told = moves.filter(({ facts }) => facts.length > 0);
  const parts = told.map(({ facts }) => Buffer.from(JSON.stringify(facts)));
  const lengths = parts.map(({ length }) => length);
  let next = 1;
  return {
    eventIds: told.map(({ eventId }) => eventId),
    versions: told.map(({ version }) => version),
    bytes: Buffer.concat(parts),
    lengths,
    /** PostgreSQL counts from 1. */
    starts: lengths.map((length) => (next += length) - length),
  };
}

const unnestMoves = (moves: WantedMove[]) => Prisma.sql`
  unnest(
    ${arrayLiteral(moves.map(({ eventId }) => eventId))}::uuid[],
    ${numberArrayLiteral(moves.map(({ taken }) => taken))}::int[],
    ${numberArrayLiteral(moves.map(({ added }) => added))}::int[],
    ${numberArrayLiteral(moves.map(({ held }) => held))}::int[],
    ${arrayLiteral(moves.map(({ nextHoldExpiryAt: at }) => at?.toISOString() ?? null))}::timestamptz[]
  ) AS moved("eventId", taken, added, held, "nextHoldExpiryAt")`;
