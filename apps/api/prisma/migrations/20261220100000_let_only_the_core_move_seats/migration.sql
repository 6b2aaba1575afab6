-- What sells seats says so in the statement that takes the event's lock (lastseat.core, until COMMIT). Of who does
-- not, no booking is made or changes its status, and no count is moved, unless they own the tables: migrations,
-- the seed and whoever mends by hand.
CREATE FUNCTION "refuseOutsideCore"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE EXCEPTION 'Only the core moves seats, under the lock of their event'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;

-- Once for a statement, however many its rows, and the function is called only where there is something to ask.
-- Where people sell already, processes of the release before do not say the word yet: so the triggers are made
-- and put to sleep in one step. The next start that has nothing to migrate wakes them (guard-core.ts).
DO $$
BEGIN
    CREATE TRIGGER "Booking_by_core_only" BEFORE INSERT OR UPDATE OF "status" ON "Booking"
        FOR EACH STATEMENT WHEN (current_setting('lastseat.core', true) IS DISTINCT FROM 'on')
        EXECUTE FUNCTION "refuseOutsideCore"();
    CREATE TRIGGER "Event_by_core_only" BEFORE UPDATE OF "remainingTickets", "heldTickets" ON "Event"
        FOR EACH STATEMENT WHEN (current_setting('lastseat.core', true) IS DISTINCT FROM 'on')
        EXECUTE FUNCTION "refuseOutsideCore"();
    CREATE TRIGGER "TicketType_by_core_only" BEFORE UPDATE OF "takenTickets" ON "TicketType"
        FOR EACH STATEMENT WHEN (current_setting('lastseat.core', true) IS DISTINCT FROM 'on')
        EXECUTE FUNCTION "refuseOutsideCore"();
    IF EXISTS (SELECT FROM "Event") THEN
        ALTER TABLE "Booking" DISABLE TRIGGER "Booking_by_core_only";
        ALTER TABLE "Event" DISABLE TRIGGER "Event_by_core_only";
        ALTER TABLE "TicketType" DISABLE TRIGGER "TicketType_by_core_only";
    END IF;
END $$;
