/** The change log of lines, as `change-log.ts` keeps that of bookings; and offers that end within a run. */
import type { HandChange, LineRecord, ShortOffer, WaitChange } from '../line.js';
import type { TorturedPostgres } from './postgres.js';
import { COMMITTED_AT, inMs, PERSON, type Reader } from './columns.js';
import { doOnAndOn } from './on-and-on.js';

/** How long an offer stands. */
export const OFFER_MS = 1_500;
const SHORTEN_EVERY_MS = 250;

const LOG = `
  CREATE TABLE torture.wait_change (
    number bigint GENERATED ALWAYS AS IDENTITY,
    "entryId" uuid NOT NULL, "eventId" uuid NOT NULL, "userId" uuid NOT NULL,
    was text, became text NOT NULL, "bookingId" uuid,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE FUNCTION torture.note_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'INSERT' OR OLD.status <> NEW.status THEN
      INSERT INTO torture.wait_change ("entryId", "eventId", "userId", was, became, "bookingId")
      VALUES (NEW.id, NEW."eventId", NEW."userId", OLD.status, NEW.status, NEW."bookingId");
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_wait AFTER INSERT OR UPDATE ON "WaitlistEntry"
    FOR EACH ROW EXECUTE FUNCTION torture.note_wait();

  CREATE TABLE torture.by_hand (
    "eventId" uuid NOT NULL, action text NOT NULL, changes jsonb NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE FUNCTION torture.note_hand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture.by_hand VALUES (NEW."eventId", NEW.action, NEW.changes);
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_hand AFTER INSERT ON "Activity"
    FOR EACH ROW WHEN (NEW.action LIKE 'waitlist.%') EXECUTE FUNCTION torture.note_hand();

  CREATE TABLE torture.short_offer ("bookingId" uuid NOT NULL, "expiresAt" timestamptz NOT NULL);`;

export async function installLineLog(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask(LOG);
}

const FIND_LONG = `
  SELECT DISTINCT offer."eventId" FROM "Booking" AS offer
  JOIN "WaitlistEntry" AS entry ON entry."eventId" = offer."eventId" AND entry."bookingId" = offer.id
  WHERE offer.status = 'held' AND offer."expiresAt" > offer."createdAt" + interval '30 s'`;

/** Never to an instant that is over: what was committed before it is judged by the end that it knew. */
const SHORTEN = `
  WITH shortened AS (
    UPDATE "Booking" AS offer
    SET "expiresAt" = GREATEST(offer."createdAt" + interval '1 ms' * $2, clock_timestamp())
    FROM "WaitlistEntry" AS entry
    WHERE entry."eventId" = $1 AND entry."bookingId" = offer.id AND offer."eventId" = $1
      AND offer.status = 'held' AND offer."expiresAt" > offer."createdAt" + interval '30 s'
    RETURNING offer.id, offer."expiresAt"
  ), noted AS (
    INSERT INTO torture.short_offer SELECT id, "expiresAt" FROM shortened
  )
  UPDATE "Event"
  SET "nextHoldExpiryAt" = LEAST("nextHoldExpiryAt", (SELECT min("expiresAt") FROM shortened))
  WHERE id = $1 AND EXISTS (SELECT FROM shortened)`;

/** The end of each offer comes nearer, under the event's lock, as if its organiser gave seconds. */
export function shortenOffers(postgres: TorturedPostgres): { stop(): Promise<void> } {
  return doOnAndOn(() => shortenAll(postgres), SHORTEN_EVERY_MS);
}

async function shortenAll(postgres: TorturedPostgres): Promise<void> {
  await postgres.connected(async (client) => {
    const { rows } = await client.query<{ eventId: string }>(FIND_LONG);
    for (const { eventId } of rows) {
      await client.query('BEGIN');
      await client.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [eventId]);
      await client.query(SHORTEN, [eventId, OFFER_MS]);
      await client.query('COMMIT');
    }
  });
}

/** Within the transaction that reads everything else. */
export async function readLineRecord(read: Reader): Promise<LineRecord> {
  const waitChanges = await read<WaitChange>(
    `SELECT "entryId", "eventId", ${PERSON}, was, became, "bookingId", xid::text, ${COMMITTED_AT}
     FROM torture.wait_change ORDER BY number`,
  );
  const byHand = await read<HandChange>(
    `SELECT "eventId", action, changes #>> '{entryId,after}' AS "entryId",
            changes #>> '{userId,after}' AS "userId",
            coalesce((changes #>> '{totalTickets,after}')::int
                     - (changes #>> '{totalTickets,before}')::int, 0) AS added,
            xid::text, ${COMMITTED_AT} FROM torture.by_hand`,
  );
  const shortOffers = await read<ShortOffer>(
    `SELECT "bookingId", ${inMs('"expiresAt"', 'expiresAt')} FROM torture.short_offer`,
  );
  return { waitChanges, byHand, shortOffers };
}
