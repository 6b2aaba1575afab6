-- Columns without a default, or with a constant one, are added without a look at the rows. The
-- constraints hold for what is written from now on, and the next migration looks at the rest.
ALTER TABLE "Event"
    ADD COLUMN "endsAt" TIMESTAMPTZ(3),
    ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    ADD COLUMN "address" TEXT,
    ADD COLUMN "coverImageId" UUID,
    ADD CONSTRAINT "Event_endsAt_after_start" CHECK ("endsAt" > "startsAt") NOT VALID,
    ADD CONSTRAINT "Event_timeZone_not_empty" CHECK ("timeZone" <> '') NOT VALID;
