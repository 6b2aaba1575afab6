-- Every statement here changes the catalog only: nothing is rewritten, and no row is looked at, while
-- people book. The constraints hold for what is written from now on. The next migration looks at what was
-- there before.
ALTER TABLE "Booking"
    ADD COLUMN "expiresAt" TIMESTAMPTZ(3),
    ADD CONSTRAINT "Booking_expiresAt_with_status" CHECK (("status" = 'held') = ("expiresAt" IS NOT NULL)) NOT VALID;

ALTER TABLE "Event"
    ADD COLUMN "heldTickets" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "nextHoldExpiryAt" TIMESTAMPTZ(3),
    ADD CONSTRAINT "Event_heldTickets_not_negative" CHECK ("heldTickets" >= 0) NOT VALID,
    -- What is neither left nor held is confirmed, and that is never less than nothing.
    ADD CONSTRAINT "Event_remaining_and_held_in_total" CHECK ("heldTickets" + "remainingTickets" <= "totalTickets") NOT VALID,
    -- A hold that nobody would look for would never end.
    ADD CONSTRAINT "Event_nextHoldExpiryAt_with_holds" CHECK (("heldTickets" > 0) = ("nextHoldExpiryAt" IS NOT NULL)) NOT VALID;
