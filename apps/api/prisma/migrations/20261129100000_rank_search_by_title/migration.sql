-- A frequent word is in most texts: what has it is read in the order of the dates, and what has it in the
-- title is looked up on its own. Nobody who books waits: a booking writes no words.
CREATE INDEX "EventSearch_startsAt_eventId_idx" ON "EventSearch" ("startsAt", "eventId");
CREATE INDEX "EventSearch_title_idx" ON "EventSearch" USING gin ("title");

-- The planner has to tell a frequent word from a rare one. By default it knows the thousand most frequent
-- only, and takes all others for nearly as frequent as the last of these.
ALTER TABLE "EventSearch" ALTER COLUMN "document" SET STATISTICS 400;
ANALYZE "EventSearch";
