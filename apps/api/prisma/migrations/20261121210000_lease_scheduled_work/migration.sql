-- Both columns may be null, so no row is rewritten. The release before knows neither: it holds the row's
-- lock for as long as it works, and this waits for that. Nobody who books is behind it.
ALTER TABLE "ScheduledWork"
    ADD COLUMN "leaseId" UUID,
    ADD COLUMN "leaseEndsAt" TIMESTAMPTZ(3),
    ADD CONSTRAINT "ScheduledWork_lease_is_whole" CHECK (("leaseId" IS NULL) = ("leaseEndsAt" IS NULL));
