-- Each looks at all rows and lets others write meanwhile.
ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_organiserId_fkey";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_maxPerPerson_positive";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_revision_not_negative";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_sale_closes_after_it_opens";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_cancelledAt_of_cancelled";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_bookings_cancelled_after_event";

CREATE INDEX CONCURRENTLY "Event_organiserId_startsAt_id_idx" ON "Event"("organiserId", "startsAt", "id");

-- The cancelled events whose bookings are still to be cancelled.
CREATE INDEX CONCURRENTLY "Event_bookings_to_cancel" ON "Event"("cancelledAt") WHERE "cancelledAt" IS NOT NULL AND "bookingsCancelledAt" IS NULL;

-- Drafts are searched by nobody: their words are not there.
CREATE OR REPLACE FUNCTION "keepEventSearch"() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    words TEXT[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM "EventSearch" WHERE "eventId" = OLD."id";
        RETURN NULL;
    END IF;
    IF NEW."status" = 'draft' THEN
        RETURN NULL;
    END IF;
    words := "searchWords"("describeEvent"(NEW));
    INSERT INTO "EventSearch" ("eventId", "startsAt", "title", "place", "document")
    VALUES (
        NEW."id", NEW."startsAt",
        array_to_tsvector("searchWords"(NEW."title")),
        array_to_tsvector("searchWords"(concat_ws(' ', NEW."venue", NEW."address"))),
        array_to_tsvector(words)
    )
    ON CONFLICT ("eventId") DO UPDATE
    SET "startsAt" = EXCLUDED."startsAt", "title" = EXCLUDED."title",
        "place" = EXCLUDED."place", "document" = EXCLUDED."document";
    -- In one order, so that two who write many events at once do not wait for each other in a circle.
    INSERT INTO "SearchWord" ("word")
    SELECT DISTINCT "word" FROM unnest(words) AS "new"("word") ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER "Event_keep_search"
AFTER INSERT OR DELETE
    OR UPDATE OF "title", "description", "category", "startsAt", "timeZone", "venue", "address", "priceCents", "status"
ON "Event" FOR EACH ROW EXECUTE FUNCTION "keepEventSearch"();
