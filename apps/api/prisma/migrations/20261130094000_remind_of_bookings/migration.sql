-- Who is reminded of a booking, and whether they want to be. A new table, and a column with a constant
-- default: nothing is rewritten while people book.

ALTER TABLE "User" ADD COLUMN "wantsReminders" BOOLEAN NOT NULL DEFAULT true;

-- That a booking's reminder is in the outbox: so it is written once, whoever is at it. No foreign key, which
-- would lock the events to be made: an event that has bookings is never deleted.
CREATE TABLE "BookingReminder" (
    "eventId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,

    CONSTRAINT "BookingReminder_pkey" PRIMARY KEY ("eventId", "bookingId")
);
