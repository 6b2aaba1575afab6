/** The raw SQL of codes that make seats cheaper: only batches with an event that has some run it. */
import { Prisma } from '../../../generated/prisma/client.js';
import { arrayLiteral, numberArrayLiteral } from '../../common/database/array-literal.js';
import type { Transaction } from '../../common/database/prisma.service.js';
import type {
  PromoCodeMove,
  PromoCodeMoves,
  PromoCodeState,
  PromoUse,
} from '../domain/promo-codes.js';

/** What is asked of some events together. */
export interface CodeQuestion {
  /** Of events that have codes. */
  eventIds: string[];
  /** Codes that commands name. */
  named: string[];
  /** Events of which all codes are wanted. */
  edited: string[];
  /** Codes of which it is asked whether any booking was ever made with them. */
  removed: string[];
  /** Bookings that may end. */
  bookingIds: string[];
}

/** A code, with one of the bookings that it was asked about; null where it was read for another reason. */
export interface ReadCode extends PromoCodeState {
  bookingId: string | null;
  quantity: number | null;
}

const codeColumns = Prisma.sql`
  code."eventId", code.id, code.name, code.code, code."percentOff", code."amountOffCents", code."ticketTypeIds",
  code."maxTickets", code."usedTickets", code."startsAt", code."endsAt", code."isPaused"`;

/**
 * A statement of its own after the lock: see `readKnownBookings`. Whoever writes these rows holds the event's
 * lock, so they need none of their own. A code that is both named and used stands there twice.
 */
export async function readPromoCodes(
  tx: Transaction,
  { eventIds, named, edited, removed, bookingIds }: CodeQuestion,
): Promise<ReadCode[]> {
  const ids = Prisma.sql`${arrayLiteral(eventIds)}::uuid[]`;
  return tx.$queryRaw<ReadCode[]>`
    SELECT ${codeColumns}, NULL::uuid AS "bookingId", NULL::int AS quantity,
           code.id = ANY(${arrayLiteral(removed)}::uuid[]) AND EXISTS (
             SELECT FROM "PromoUse"
             WHERE "eventId" = code."eventId" AND "promoCodeId" = code.id
           ) AS "wasUsed"
    FROM "PromoCode" AS code
    WHERE code."eventId" = ANY(${ids})
      AND (code.id = ANY(${arrayLiteral(named)}::uuid[])
           OR code."eventId" = ANY(${arrayLiteral(edited)}::uuid[]))
    UNION ALL
    SELECT ${codeColumns}, used."bookingId", used.quantity, true
    FROM "PromoUse" AS used
    JOIN "PromoCode" AS code ON code."eventId" = used."eventId" AND code.id = used."promoCodeId"
    WHERE used."eventId" = ANY(${ids})
      AND used."bookingId" = ANY(${arrayLiteral(bookingIds)}::uuid[])`;
}

/** What organisers changed of the codes themselves. */
export async function editPromoCodes(
  tx: Transaction,
  moves: readonly PromoCodeMoves[],
): Promise<void> {
  const removed = moves.flatMap((move) => move.removed);
  if (removed.length > 0) await deleteCodes(tx, removed);
  const written = moves.flatMap(({ added, edited }) => [...added, ...edited]);
  if (written.length > 0) await upsertCodes(tx, written);
}

async function deleteCodes(tx: Transaction, codes: readonly PromoCodeState[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "PromoCode" WHERE ("eventId", id) IN (
      SELECT * FROM unnest(
        ${arrayLiteral(codes.map(({ eventId }) => eventId))}::uuid[],
        ${arrayLiteral(codes.map(({ id }) => id))}::uuid[]
      )
    )`;
}

/** Of one that is there `maxTickets` is left to {@link movePromoCodes}. */
async function upsertCodes(tx: Transaction, codes: readonly PromoCodeState[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PromoCode"
      ("eventId", id, name, code, "percentOff", "amountOffCents", "ticketTypeIds", "maxTickets", "startsAt",
       "endsAt", "isPaused")
    SELECT "eventId", id, name, code, "percentOff", "amountOffCents", "ticketTypeIds", "maxTickets",
           "startsAt", "endsAt", "isPaused"
    FROM jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) AS given(
      "eventId" uuid, id uuid, name text, code text, "percentOff" int, "amountOffCents" int,
      "ticketTypeIds" uuid[], "maxTickets" int, "startsAt" timestamptz, "endsAt" timestamptz,
      "isPaused" boolean)
    ON CONFLICT ("eventId", id) DO UPDATE
    SET name = excluded.name, code = excluded.code, "percentOff" = excluded."percentOff",
        "amountOffCents" = excluded."amountOffCents", "ticketTypeIds" = excluded."ticketTypeIds",
        "startsAt" = excluded."startsAt", "endsAt" = excluded."endsAt", "isPaused" = excluded."isPaused"`;
}

/**
 * Relative on purpose, as the counts of types are: were the lock ever missing, the CHECK would still refuse
 * the use that is not there.
 * @returns the number of rows that are then as they were decided
 */
export async function movePromoCodes(
  tx: Transaction,
  moved: readonly PromoCodeMove[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "PromoCode" AS code
    SET "usedTickets" = code."usedTickets" + moved.tickets, "maxTickets" = moved."maxTickets"
    FROM unnest(
      ${arrayLiteral(moved.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(moved.map(({ id }) => id))}::uuid[],
      ${numberArrayLiteral(moved.map(({ tickets }) => tickets))}::int[],
      ${numberArrayLiteral(moved.map(({ usedTickets }) => usedTickets))}::int[],
      ${arrayLiteral(moved.map(({ maxTickets: most }) => (most === null ? null : String(most))))}::int[]
    ) AS moved("eventId", id, tickets, "usedTickets", "maxTickets")
    WHERE code."eventId" = moved."eventId" AND code.id = moved.id
      AND code."usedTickets" + moved.tickets = moved."usedTickets"`;
}

export async function insertPromoUses(tx: Transaction, uses: readonly PromoUse[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PromoUse" ("eventId", "bookingId", "promoCodeId", quantity)
    SELECT * FROM unnest(
      ${arrayLiteral(uses.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(uses.map(({ bookingId }) => bookingId))}::uuid[],
      ${arrayLiteral(uses.map(({ promoCodeId }) => promoCodeId))}::uuid[],
      ${numberArrayLiteral(uses.map(({ quantity }) => quantity))}::int[]
    )`;
}

/** Where seats of a booking were given back. @returns the number of rows */
export async function shrinkPromoUses(
  tx: Transaction,
  shrunk: readonly PromoUse[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "PromoUse" AS used SET quantity = given.quantity
    FROM unnest(
      ${arrayLiteral(shrunk.map(({ eventId }) => eventId))}::uuid[],
      ${arrayLiteral(shrunk.map(({ bookingId }) => bookingId))}::uuid[],
      ${numberArrayLiteral(shrunk.map(({ quantity }) => quantity))}::int[]
    ) AS given("eventId", "bookingId", quantity)
    WHERE used."eventId" = given."eventId" AND used."bookingId" = given."bookingId"
      AND used.quantity > given.quantity`;
}
