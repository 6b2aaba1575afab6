-- Each looks at all rows and lets others write meanwhile.
ALTER TABLE "Organiser" VALIDATE CONSTRAINT "Organiser_weeksAhead_in_range";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_seriesDate_with_series";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_seriesId_fkey";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_organiserId_category_fkey";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_organiserId_category_level_fkey";

-- What makes the events of a series twice makes them once.
CREATE UNIQUE INDEX CONCURRENTLY "Event_seriesId_seriesDate_seriesSlot_key" ON "Event"("seriesId", "seriesDate", "seriesSlot");
