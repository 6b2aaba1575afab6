-- Changes the catalog only: series that are there have no line until their organiser wants one.
ALTER TABLE "Series"
    ADD COLUMN "waitlistMode" "WaitlistMode" NOT NULL DEFAULT 'off',
    ADD COLUMN "offerMinutes" INTEGER NOT NULL DEFAULT 120,
    ADD COLUMN "waitlistClosesMinutesBefore" INTEGER,
    ADD CONSTRAINT "Series_offerMinutes_in_range" CHECK ("offerMinutes" BETWEEN 1 AND 10080) NOT VALID;
