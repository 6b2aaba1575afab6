-- Every statement here changes the catalog only: nothing is rewritten, and no row is looked at, while
-- people book. Events that are there have no line until their organiser wants one.
CREATE TYPE "WaitlistMode" AS ENUM ('off', 'offer', 'autobook');

CREATE TYPE "WaitlistStatus" AS ENUM ('waiting', 'served', 'left', 'removed', 'closed');

ALTER TABLE "Event"
    ADD COLUMN "waitlistMode" "WaitlistMode" NOT NULL DEFAULT 'off',
    ADD COLUMN "isWaitlistPaused" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "offerMinutes" INTEGER NOT NULL DEFAULT 120,
    ADD COLUMN "waitlistClosesAt" TIMESTAMPTZ(3),
    ADD COLUMN "waitingCount" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "waitlistTail" INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT "Event_waitingCount_not_negative" CHECK ("waitingCount" >= 0) NOT VALID,
    ADD CONSTRAINT "Event_offerMinutes_in_range" CHECK ("offerMinutes" BETWEEN 1 AND 10080) NOT VALID;

-- One entry is one wait: who joins again has another one. The event comes first in every index, so that
-- what belongs to an event can lie together.
CREATE TABLE "WaitlistEntry" (
    "eventId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "WaitlistStatus" NOT NULL DEFAULT 'waiting',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,
    "bookingId" UUID,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "WaitlistEntry_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "WaitlistEntry_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaitlistEntry_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaitlistEntry_quantity_positive" CHECK ("quantity" > 0),
    CONSTRAINT "WaitlistEntry_endedAt_with_status" CHECK (("status" = 'waiting') = ("endedAt" IS NULL)),
    CONSTRAINT "WaitlistEntry_bookingId_with_status" CHECK (("status" = 'served') = ("bookingId" IS NOT NULL))
);

CREATE UNIQUE INDEX "WaitlistEntry_one_wait_per_event_and_user" ON "WaitlistEntry"("eventId", "userId") WHERE "status" = 'waiting';

CREATE INDEX "WaitlistEntry_in_line" ON "WaitlistEntry"("eventId", "priority" DESC, "position") WHERE "status" = 'waiting';

-- Which offer an entry ended with.
CREATE UNIQUE INDEX "WaitlistEntry_one_per_booking" ON "WaitlistEntry"("eventId", "bookingId") WHERE "bookingId" IS NOT NULL;

-- What a person waits for.
CREATE INDEX "WaitlistEntry_userId_idx" ON "WaitlistEntry"("userId") WHERE "status" = 'waiting';
