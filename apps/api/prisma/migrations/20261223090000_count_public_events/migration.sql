-- What the public lists and the numbers of the categories count, without the rows of the events: of a
-- million of these they would read most of a gigabyte. None of it changes when somebody books.
CREATE INDEX CONCURRENTLY "Event_public_by_date" ON "Event"("startsAt", "id") INCLUDE ("organiserId", "category", "level") WHERE "status" <> 'draft';
