/** Codes that make seats cheaper. */
import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

export interface CodeData {
  id: string;
  name: string;
  code: string;
  percentOff: number | null;
  /** Of one seat. */
  amountOffCents: number | null;
  ticketTypeIds: string[];
  maxTickets: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
  isPaused: boolean;
}

/** A fifth off for everybody, unless something else is given. @returns its id */
export async function insertPromoCode(
  database: Pick<TestDatabase, 'query'>,
  eventId: string,
  given: Partial<CodeData> = {},
): Promise<string> {
  const percentOff = given.amountOffCents === undefined ? 20 : null;
  const code: CodeData = {
    ...{ id: newId(), name: 'Friends', code: 'FRIENDS', percentOff, amountOffCents: null },
    ...{ ticketTypeIds: [], maxTickets: null, startsAt: null, endsAt: null, isPaused: false },
    ...given,
  };
  await database.query(`UPDATE "Event" SET "hasPromoCodes" = true WHERE id = $1`, [eventId]);
  await database.query(
    `INSERT INTO "PromoCode" ("eventId", id, name, code, "percentOff", "amountOffCents", "ticketTypeIds",
                              "maxTickets", "startsAt", "endsAt", "isPaused")
     SELECT $1, id, name, code, "percentOff", "amountOffCents", "ticketTypeIds", "maxTickets", "startsAt",
            "endsAt", "isPaused"
     FROM jsonb_to_record($2::jsonb) AS new(
       id uuid, name text, code text, "percentOff" int, "amountOffCents" int, "ticketTypeIds" uuid[],
       "maxTickets" int, "startsAt" timestamptz, "endsAt" timestamptz, "isPaused" boolean)`,
    [eventId, JSON.stringify(code)],
  );
  return code.id;
}

/** Of the event that {@link plantCodes} is given. */
const PROMO_CODE = 'FRIENDS';

/** Two codes, of which one is to be removed. */
export async function plantCodes(database: TestDatabase, eventId: string) {
  const promoCodeId = await insertPromoCode(database, eventId, { code: PROMO_CODE });
  const sparePromoCodeId = await insertPromoCode(database, eventId, { code: 'SPARE' });
  return { promoCodeId, sparePromoCodeId };
}

export interface CodeTotals {
  /** Of the bookings; the row's own number is `told`. */
  used: number;
  told: number;
  maxTickets: number | null;
}

/** What the database says of each code, in their order. */
export function readCodeTotals(database: TestDatabase, eventId: string): Promise<CodeTotals[]> {
  return database.query<CodeTotals>(
    `SELECT (SELECT coalesce(sum(used.quantity), 0)::int FROM "PromoUse" AS used
             JOIN "Booking" AS booking ON booking.id = used."bookingId"
             WHERE used."eventId" = code."eventId" AND used."promoCodeId" = code.id
               AND booking.status IN ('held', 'confirmed')) AS used,
            "usedTickets" AS told, "maxTickets"
     FROM "PromoCode" AS code WHERE "eventId" = $1 ORDER BY id`,
    [eventId],
  );
}
