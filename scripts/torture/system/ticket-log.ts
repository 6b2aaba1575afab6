/** The change log of transfers and of the door, as `change-log.ts` keeps that of bookings. */
import type { DoorChange, TicketRecord, TransferChange } from '../tickets.js';
import { COMMITTED_AT, PERSON, type Reader } from './columns.js';
import { doOnAndOn } from './on-and-on.js';
import type { TorturedPostgres } from './postgres.js';

const LOG = `
  CREATE TABLE torture.transfer_change (
    number bigint GENERATED ALWAYS AS IDENTITY,
    "transferId" uuid NOT NULL, "eventId" uuid NOT NULL, "bookingId" uuid NOT NULL,
    "userId" uuid NOT NULL, "toEmail" text, "newBookingId" uuid, was text, became text NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE FUNCTION torture.note_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE known "Transfer" := coalesce(NEW, OLD);
  BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.status <> NEW.status THEN
      INSERT INTO torture.transfer_change
        ("transferId", "eventId", "bookingId", "userId", "toEmail", "newBookingId", was, became)
      VALUES (known.id, known."eventId", known."bookingId", known."userId", known."toEmail",
              known."newBookingId", OLD.status, coalesce(NEW.status::text, 'deleted'));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_transfer AFTER INSERT OR UPDATE OR DELETE ON "Transfer"
    FOR EACH ROW EXECUTE FUNCTION torture.note_transfer();

  CREATE TABLE torture.door_change (
    number_of_change bigint GENERATED ALWAYS AS IDENTITY, change text NOT NULL,
    "eventId" uuid NOT NULL, nonce uuid NOT NULL, kind text NOT NULL, "bookingId" uuid NOT NULL,
    number int NOT NULL, undoes uuid, void text, xid xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE FUNCTION torture.note_door() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE known "CheckIn" := coalesce(NEW, OLD);
  BEGIN
    INSERT INTO torture.door_change
      (change, "eventId", nonce, kind, "bookingId", number, undoes, void)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'written' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
            known."eventId", known.nonce, known.kind, known."bookingId", known.number,
            known.undoes, known.void);
    RETURN NULL;
  END $$;
  CREATE TRIGGER torture_note_door AFTER INSERT OR UPDATE OR DELETE ON "CheckIn"
    FOR EACH ROW EXECUTE FUNCTION torture.note_door();`;

export async function installTicketLog(postgres: TorturedPostgres): Promise<void> {
  await postgres.ask(LOG);
}

/** Within the transaction that reads everything else. */
export async function readTicketRecord(read: Reader): Promise<TicketRecord> {
  const transferChanges = await read<TransferChange>(
    `SELECT "transferId", "eventId", "bookingId", ${PERSON}, "toEmail", "newBookingId", was, became,
            xid::text, ${COMMITTED_AT}
     FROM torture.transfer_change ORDER BY number`,
  );
  const doorChanges = await read<DoorChange>(
    `SELECT change, "eventId", nonce, kind, "bookingId", number, undoes, void, ${COMMITTED_AT}
     FROM torture.door_change ORDER BY number_of_change`,
  );
  return { transferChanges, doorChanges };
}

const FORGET_EVERY_MS = 1_000;
const FORGOTTEN = 'transfer|transferTo|checkIn|checkInQueue|device';

/** What a person asks for in a run is more than anybody may in a day: the counts of it begin anew. */
export function forgetCounts(
  postgres: TorturedPostgres,
  kinds = FORGOTTEN,
): { stop(): Promise<void> } {
  const forget = `DELETE FROM "RateLimit" WHERE key ~ '^(${kinds})-'`;
  return doOnAndOn(() => postgres.ask(forget), FORGET_EVERY_MS);
}
