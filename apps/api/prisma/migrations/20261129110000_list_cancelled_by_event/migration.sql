-- The cancelled bookings of an event, for its roster: beside the index of the confirmed ones, which is
-- there for the sale. Two of them and not one for both, so that a booking writes no index more.
CREATE INDEX CONCURRENTLY "Booking_cancelled_per_event_and_user" ON "Booking"("eventId", "userId", "id") WHERE "status" = 'cancelled';
