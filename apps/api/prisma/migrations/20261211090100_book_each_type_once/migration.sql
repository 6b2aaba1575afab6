-- One booking of a person for each type. Of an event without types it is one as ever: two types that are
-- missing are the same one. In the place of the index that knew no types, which goes
-- once this one is there and leaves it its name: a booking writes as many indexes as before.
CREATE UNIQUE INDEX CONCURRENTLY "Booking_one_per_event_user_and_type" ON "Booking"("eventId", "userId", "ticketTypeId") NULLS NOT DISTINCT WHERE "status" IN ('held', 'confirmed');

DROP INDEX CONCURRENTLY "Booking_one_per_event_and_user";

ALTER INDEX "Booking_one_per_event_user_and_type" RENAME TO "Booking_one_per_event_and_user";
