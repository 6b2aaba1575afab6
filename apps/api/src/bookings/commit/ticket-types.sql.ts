/** The raw SQL of events that are sold by types: only batches with commands for such run it. */
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import {
  isSeatCommand,
  type BookingCommand,
  type BookingRecord,
} from '../domain/booking-command.js';
import type { EventState } from '../domain/event-state.js';
import { listTakers } from '../domain/seat-questions.js';
import type { TicketTypeMove, TicketTypeMoves, TicketTypeState } from '../domain/ticket-types.js';
import { bookingColumns } from './commit-batch.sql.js';

/**
 * A part of `readKnownBookings`: of an event with types a person may have several bookings, where the look
 * for the one of any other event ends with the first.
 */
export function selectCurrentOfTypes(
  events: readonly EventState[],
  commands: readonly BookingCommand[],
): Prisma.Sql[] {
  const ids = new Set(events.map(({ id }) => id));
  const takers = listTakers(commands.filter(isSeatCommand)).filter(({ eventId }) =>
    ids.has(eventId),
  );
  if (takers.length === 0) return [];
  return [
    Prisma.sql`
      SELECT ${bookingColumns} FROM "Booking"
      WHERE status IN ('held', 'confirmed') AND ("eventId", "userId") IN (
        SELECT * FROM unnest(
          ${arrayLiteral(takers.map(({ eventId }) => eventId))}::uuid[],
          ${arrayLiteral(takers.map(({ userId }) => userId))}::uuid[]
        )
      )`,
  ];
}

/**
 * A statement of its own after the lock: see `readKnownBookings`. Whoever writes these rows holds the event's
 * lock, so they need none of their own.
 * @param removed of which it is asked whether any booking was ever of them
 */
export async function readTicketTypes(
  tx: Transaction,
  eventIds: string[],
  removed: string[],
): Promise<TicketTypeState[]> {
  return tx.$queryRaw<TicketTypeState[]>`
    SELECT "eventId", id, name, description, "priceCents", capacity, "takenTickets", "saleStartsAt",
           "saleEndsAt", "minPerPerson", "maxPerPerson", "accessCode", position,
           id = ANY(${arrayLiteral(removed)}::uuid[]) AND EXISTS (
             SELECT FROM "Booking"
             WHERE "eventId" = type."eventId" AND "ticketTypeId" = type.id
               AND (status IN ('held', 'confirmed') OR status = 'cancelled')
           ) AS "wasBooked"
    FROM "TicketType" AS type WHERE "eventId" = ANY(${arrayLiteral(eventIds)}::uuid[])`;
}

/** What organisers changed of the types themselves. */
export async function editTicketTypes(
  tx: Transaction,
  moves: readonly TicketTypeMoves[],
): Promise<void> {
  const removed = moves.flatMap((move) => move.removed);
  if (removed.length > 0) await deleteTypes(tx, removed);
  const written = moves.flatMap(({ added, edited }) => [...added, ...edited]);
  if (written.length > 0) await upsertTypes(tx, written);
}

async function deleteTypes(tx: Transaction, types: readonly TicketTypeState[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "TicketType" WHERE ("eventId", id) IN (
      SELECT * FROM unnest(
        ${arrayLiteral(types.map(({ eventId }) => eventId))}::uuid[],
        ${arrayLiteral(types.map(({ id }) => id))}::uuid[]
      )
    )`;
}

/** Without what {@link moveTypes} moves. */
async function upsertTypes(tx: Transaction, types: readonly TicketTypeState[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "TicketType"
      ("eventId", id, name, description, "priceCents", capacity, "saleStartsAt", "saleEndsAt",
       "minPerPerson", "maxPerPerson", "accessCode", position)
    SELECT "eventId", id, name, description, "priceCents", capacity, "saleStartsAt", "saleEndsAt",
           "minPerPerson", "maxPerPerson", "accessCode", position
    FROM jsonb_to_recordset(${JSON.stringify(types)}::jsonb) AS given(
      "eventId" uuid, id uuid, name text, description text, "priceCents" int, capacity int,
      "saleStartsAt" timestamptz, "saleEndsAt" timestamptz, "minPerPerson" int, "maxPerPerson" int,
      "accessCode" text, position int)
    ON CONFLICT ("eventId", id) DO UPDATE
    SET name = excluded.name, description = excluded.description, "priceCents" = excluded."priceCents",
        "saleStartsAt" = excluded."saleStartsAt", "saleEndsAt" = excluded."saleEndsAt", "minPerPerson" = excluded."minPerPerson",
        "maxPerPerson" = excluded."maxPerPerson", "accessCode" = excluded."accessCode",
        position = excluded.position`;
}

/**
 * Relative on purpose, as the event's counts are: were the lock ever missing, the CHECK would still refuse
 * the seat that is not there. The capacity moves in the same UPDATE, or the CHECK would meet a type that is
 * only half moved.
 * @returns the number of rows that are then as they were decided
 */
export async function moveTypes(
  tx: Transaction,
  moved: readonly TicketTypeMove[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "TicketType" AS type
    SET "takenTickets" = type."takenTickets" + moved.seats, capacity = moved.capacity
    FROM unnest(
      ${arrayLiteral(moved.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(moved.map(({ id }) => id))}::uuid[],
      ${numberArrayLiteral(moved.map(({ seats }) => seats))}::int[],
      ${numberArrayLiteral(moved.map(({ takenTickets }) => takenTickets))}::int[],
      ${arrayLiteral(moved.map(({ capacity }) => (capacity === null ? null : String(capacity))))}::int[]
    ) AS moved("eventId", id, seats, "takenTickets", capacity)
    WHERE type."eventId" = moved."eventId" AND type.id = moved.id
      AND type."takenTickets" + moved.seats = moved."takenTickets"`;
}

/** What is confirmed at once. Beside `writeBookings`, whose statement stays that of a sale without types. */
export async function insertOfTypes(tx: Transaction, bookings: BookingRecord[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Booking" (id, "userId", "eventId", quantity, "idempotencyKey", "requestFingerprint",
                           "createdAt", "ticketTypeId")
    SELECT * FROM unnest(
      ${arrayLiteral(bookings.map(({ id }) => id))}::uuid[],
      ${arrayLiteral(bookings.map(({ userId }) => userId))}::uuid[],
      ${arrayLiteral(bookings.map(({ eventId }) => eventId))}::uuid[],
      ${numberArrayLiteral(bookings.map(({ quantity }) => quantity))}::int[],
      ${arrayLiteral(bookings.map(({ idempotencyKey }) => idempotencyKey))}::text[],
      ${arrayLiteral(bookings.map(({ requestFingerprint }) => requestFingerprint))}::text[],
      ${arrayLiteral(bookings.map(({ createdAt }) => createdAt.toISOString()))}::timestamptz[],
      ${arrayLiteral(bookings.map(({ ticketTypeId }) => ticketTypeId ?? null))}::uuid[]
    )`;
}
