-- Each looks at all rows and lets others write meanwhile.
ALTER TABLE "Booking" VALIDATE CONSTRAINT "Booking_expiresAt_with_status";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_heldTickets_not_negative";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_remaining_and_held_in_total";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_nextHoldExpiryAt_with_holds";

-- One booking of a person that holds or has seats. In the place of the index that knew the confirmed ones
-- only, which goes once this one is there: a booking writes as many indexes as before.
CREATE UNIQUE INDEX CONCURRENTLY "Booking_one_per_event_and_user" ON "Booking"("eventId", "userId") WHERE "status" IN ('held', 'confirmed');

DROP INDEX CONCURRENTLY "Booking_one_confirmed_per_event_and_user";

-- What has run out of an event. No other booking writes it.
CREATE INDEX CONCURRENTLY "Booking_held_by_expiry" ON "Booking"("eventId", "expiresAt") WHERE "status" = 'held';

-- The events that have holds: none of the others is in it, so their sale writes the row alone (HOT).
CREATE INDEX CONCURRENTLY "Event_holds_to_expire" ON "Event"("nextHoldExpiryAt") WHERE "nextHoldExpiryAt" IS NOT NULL;
