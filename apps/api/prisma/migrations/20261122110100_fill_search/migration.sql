-- Reads the events and locks none: whoever books does not notice. What is written meanwhile is kept by
-- the trigger, which is there already.
INSERT INTO "EventSearch" ("eventId", "startsAt", "title", "place", "document")
SELECT
    "event"."id", "event"."startsAt",
    array_to_tsvector("searchWords"("event"."title")),
    array_to_tsvector("searchWords"(concat_ws(' ', "event"."venue", "event"."address"))),
    array_to_tsvector("searchWords"("describeEvent"("event")))
FROM "Event" AS "event"
ON CONFLICT DO NOTHING;

INSERT INTO "SearchWord" ("word")
SELECT DISTINCT "word" FROM "EventSearch", unnest(tsvector_to_array("document")) AS "word" ORDER BY 1
ON CONFLICT DO NOTHING;

CREATE INDEX "EventSearch_document_idx" ON "EventSearch" USING gin ("document");

ANALYZE "EventSearch";
ANALYZE "SearchWord";
