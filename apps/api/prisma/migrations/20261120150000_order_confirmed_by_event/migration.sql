-- Event first: a batch looks for its users within one event, and what counts an event's confirmed
-- bookings reads one stretch of this index. That leaves nothing to do for the index on "eventId" alone,
-- which every booking had to write, and which the planner took for a batch's look as well: it then read
-- every booking of the event, and the hot event became slower with each seat that it sold.
DROP INDEX "Booking_one_confirmed_per_user_and_event";

DROP INDEX "Booking_eventId_idx";

CREATE UNIQUE INDEX "Booking_one_confirmed_per_event_and_user" ON "Booking"("eventId", "userId") WHERE "status" = 'confirmed';
