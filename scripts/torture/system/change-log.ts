/**
 * The change log in the database: triggers that note every change of a count and of a booking, within the
 * transaction that makes it. What was rolled back leaves no note, and what was committed cannot go
 * without one.
 */
import type {
  BookingChange,
  CountChange,
  DatabaseRecord,
  EventRow,
  BookingRow,
} from '../history.js';
import type { TorturedPostgres } from './postgres.js';

const CHANGE_LOG = `
  CREATE SCHEMA torture;
  CREATE TABLE torture.count_change (
    "eventId" uuid NOT NULL, version int NOT NULL, remaining int NOT NULL, total int NOT NULL, status text NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE TABLE torture.booking_change (
    number bigint GENERATED ALWAYS AS IDENTITY,
    "bookingId" uuid NOT NULL, "eventId" uuid NOT NULL, "userId" uuid NOT NULL,
    quantity int NOT NULL, key text, "cancelledBy" text,
    became text NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );

  CREATE FUNCTION torture.note_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO torture.count_change
    VALUES (NEW.id, NEW.version, NEW."remainingTickets", NEW."totalTickets", NEW.status);
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_count AFTER UPDATE ON "Event"
    FOR EACH ROW WHEN (
      (OLD.version, OLD."remainingTickets", OLD."totalTickets")
      IS DISTINCT FROM (NEW.version, NEW."remainingTickets", NEW."totalTickets")
    ) EXECUTE FUNCTION torture.note_count();

  CREATE FUNCTION torture.note_booking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' THEN
      INSERT INTO torture.booking_change ("bookingId", "eventId", "userId", quantity, key, became)
      VALUES (OLD.id, OLD."eventId", OLD."userId", OLD.quantity, OLD."idempotencyKey", 'deleted');
    ELSIF TG_OP = 'INSERT' OR OLD.status <> NEW.status THEN
      INSERT INTO torture.booking_change
        ("bookingId", "eventId", "userId", quantity, key, became, "cancelledBy")
      VALUES (NEW.id, NEW."eventId", NEW."userId", NEW.quantity, NEW."idempotencyKey", NEW.status,
              NEW."cancelledBy");
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_booking AFTER INSERT OR UPDATE OR DELETE ON "Booking"
    FOR EACH ROW EXECUTE FUNCTION torture.note_booking();`;

/** PostgreSQL's own note of the commit, in milliseconds of Unix time. */
const COMMITTED_AT =
  '(extract(epoch FROM pg_xact_commit_timestamp(xid::xid)) * 1000)::float8 AS "committedAt"';

export async function installChangeLog(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask(CHANGE_LOG);
}

/** Everything at one moment. */
export function readRecord(postgres: TorturedPostgres): Promise<DatabaseRecord> {
  return postgres.connected(async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const events = await client.query<EventRow>(
      `SELECT id, "totalTickets", "remainingTickets", version, status,
              "bookingsCancelledAt" IS NOT NULL AS "isSettled" FROM "Event"`,
    );
    const bookings = await client.query<BookingRow>(
      'SELECT id, "userId", "eventId", status, quantity, "idempotencyKey" AS key FROM "Booking"',
    );
    const countChanges = await client.query<CountChange>(
      `SELECT "eventId", version, remaining, total, status, xid::text, ${COMMITTED_AT}
       FROM torture.count_change`,
    );
    const bookingChanges = await client.query<BookingChange>(
      `SELECT "bookingId", "eventId", "userId", quantity, key, became, "cancelledBy", xid::text,
              ${COMMITTED_AT} FROM torture.booking_change ORDER BY number`,
    );
    await client.query('COMMIT');
    return {
      events: events.rows,
      bookings: bookings.rows,
      countChanges: countChanges.rows,
      bookingChanges: bookingChanges.rows,
    };
  });
}
