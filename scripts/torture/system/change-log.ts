/**
 * The change log in the database: triggers that note every change of a count and of a booking, and every
 * message of the outbox, within the transaction that makes it. What was rolled back leaves no note, and what was committed cannot go
 * without one.
 */
import type pg from 'pg';
import type {
  BookingChange,
  CountChange,
  DatabaseRecord,
  EventRow,
  BookingRow,
  Message,
} from '../history.js';
import { COMMITTED_AT, inMs, PERSON, type Reader } from './columns.js';
import { installLineLog, readLineRecord } from './line-log.js';
import type { TorturedPostgres } from './postgres.js';
import { installTicketLog, readTicketRecord } from './ticket-log.js';

const CHANGE_LOG = `
  CREATE SCHEMA torture;
  CREATE TABLE torture.count_change (
    "eventId" uuid NOT NULL, version int NOT NULL, remaining int NOT NULL, held int NOT NULL,
    total int NOT NULL, status text NOT NULL, waiting int NOT NULL, "isPaused" boolean NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(), begun timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE torture.booking_change (
    number bigint GENERATED ALWAYS AS IDENTITY,
    "bookingId" uuid NOT NULL, "eventId" uuid NOT NULL, "userId" uuid NOT NULL,
    quantity int NOT NULL, key text, "cancelledBy" text,
    was text, became text NOT NULL, "expiresAt" timestamptz,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );

  CREATE FUNCTION torture.note_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture.count_change
    VALUES (NEW.id, NEW.version, NEW."remainingTickets", NEW."heldTickets", NEW."totalTickets",
            NEW.status, NEW."waitingCount", NEW."isWaitlistPaused");
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_count AFTER UPDATE ON "Event"
    FOR EACH ROW WHEN (
      (OLD.version, OLD."remainingTickets", OLD."heldTickets", OLD."totalTickets")
      IS DISTINCT FROM (NEW.version, NEW."remainingTickets", NEW."heldTickets", NEW."totalTickets")
    ) EXECUTE FUNCTION torture.note_count();
  -- An event of a series is published as it is made; any other begins at 0, of which nobody is told.
  CREATE TRIGGER torture_note_first_count AFTER INSERT ON "Event"
    FOR EACH ROW WHEN (NEW.version > 0) EXECUTE FUNCTION torture.note_count();

  CREATE FUNCTION torture.note_booking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO torture.booking_change ("bookingId", "eventId", "userId", quantity, key, was, became)
      VALUES (OLD.id, OLD."eventId", OLD."userId", OLD.quantity, OLD."idempotencyKey", OLD.status,
              'deleted');
    ELSIF TG_OP = 'INSERT' OR OLD.status <> NEW.status THEN
      INSERT INTO torture.booking_change
        ("bookingId", "eventId", "userId", quantity, key, was, became, "cancelledBy", "expiresAt")
      VALUES (NEW.id, NEW."eventId", NEW."userId", NEW.quantity, NEW."idempotencyKey", OLD.status,
              NEW.status, NEW."cancelledBy", NEW."expiresAt");
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_booking AFTER INSERT OR UPDATE OR DELETE ON "Booking"
    FOR EACH ROW EXECUTE FUNCTION torture.note_booking();

  CREATE TABLE torture.message (
    "aggregateType" text NOT NULL, "aggregateId" uuid NOT NULL, version int NOT NULL, facts json NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE FUNCTION torture.note_message() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture.message VALUES (NEW."aggregateType", NEW."aggregateId", NEW.version, NEW.facts);
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_message AFTER INSERT ON "OutboxMessage"
    FOR EACH ROW EXECUTE FUNCTION torture.note_message();`;

export async function installChangeLog(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask(CHANGE_LOG);
  await installLineLog(postgres);
  await installTicketLog(postgres);
}

const COUNT_LEFT = `
  SELECT (SELECT count(*) FROM "OutboxMessage")::int + (SELECT count(*) FROM "Delivery")::int
    AS "deliveriesLeft"`;

/** Whether everybody was told. */
export async function isAllTold(postgres: TorturedPostgres): Promise<boolean> {
  const [row] = await postgres.ask<{ deliveriesLeft: number }>(COUNT_LEFT);
  return row?.deliveriesLeft === 0;
}

/** Ends the leases of the dead, and the pauses after what a receiver refused. */
export async function hurryDeliveries(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask('UPDATE "Delivery" SET "nextAttemptAt" = now()');
}

/** Everything at one moment. */
export function readRecord(postgres: TorturedPostgres): Promise<DatabaseRecord> {
  return postgres.connected(async (client) => {
    const read: Reader = async <Row extends pg.QueryResultRow>(statement: string) =>
      (await client.query<Row>(statement)).rows;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rows = await readRows(read);
    const changes = await readChanges(read);
    const line = await readLineRecord(read);
    const tickets = await readTicketRecord(read);
    const [left] = await read<{ deliveriesLeft: number }>(COUNT_LEFT);
    await client.query('COMMIT');
    return { ...rows, ...changes, line, tickets, deliveriesLeft: left!.deliveriesLeft };
  });
}

async function readRows(read: Reader): Promise<Pick<DatabaseRecord, 'events' | 'bookings'>> {
  const events = await read<EventRow>(
    `SELECT id, "totalTickets", "remainingTickets", "heldTickets", version, status, "waitlistMode",
            "waitingCount" AS waiting, "bookingsCancelledAt" IS NOT NULL AS "isSettled" FROM "Event"`,
  );
  const bookings = await read<BookingRow>(
    `SELECT id, ${PERSON}, "eventId", status, quantity, "idempotencyKey" AS key FROM "Booking"`,
  );
  return { events, bookings };
}

type Changes = Pick<DatabaseRecord, 'countChanges' | 'bookingChanges' | 'messages'>;

async function readChanges(read: Reader): Promise<Changes> {
  const countChanges = await read<CountChange>(
    `SELECT "eventId", version, remaining, held, total, status, waiting, "isPaused", xid::text,
            ${inMs('begun', 'begunAt')}, ${COMMITTED_AT} FROM torture.count_change`,
  );
  const bookingChanges = await read<BookingChange>(
    `SELECT "bookingId", "eventId", ${PERSON}, quantity, key, was, became, "cancelledBy",
            xid::text, ${inMs('"expiresAt"', 'expiresAt')}, ${COMMITTED_AT}
     FROM torture.booking_change ORDER BY number`,
  );
  const messages = await read<Message>(
    `SELECT "aggregateType", "aggregateId", version, facts, xid::text, ${COMMITTED_AT} FROM torture.message`,
  );
  return { countChanges, bookingChanges, messages };
}
