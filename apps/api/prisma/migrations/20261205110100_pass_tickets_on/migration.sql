-- Every statement here changes the catalog only: nothing is rewritten, and no row is looked at, while
-- people book.
ALTER TABLE "Event"
    ADD COLUMN "allowsTransfer" BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN "transferUntil" TIMESTAMPTZ(3);

CREATE TYPE "TransferStatus" AS ENUM ('pending', 'accepted', 'taken_back', 'declined');

-- One row is one time that somebody is asked to take a ticket over. The event comes first in the key, so that
-- what belongs to an event can lie together.
CREATE TABLE "Transfer" (
    "eventId" UUID NOT NULL,
    -- What the link's token is derived from.
    "id" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    -- Who passes it on.
    "userId" UUID NOT NULL,
    -- Null: the account that it was is deleted.
    "toEmail" TEXT,
    "status" "TransferStatus" NOT NULL DEFAULT 'pending',
    -- SHA-256 of the token. The token itself is known to the mailbox only.
    "tokenHash" BYTEA NOT NULL,
    "newBookingId" UUID,
    -- When the mail with the link was made: who never got it is not told that it is over.
    "mailedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "Transfer_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Transfer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Transfer_toEmail_lower_case" CHECK ("toEmail" = lower("toEmail")),
    CONSTRAINT "Transfer_toEmail_of_pending" CHECK ("status" <> 'pending' OR "toEmail" IS NOT NULL),
    CONSTRAINT "Transfer_endedAt_with_status" CHECK (("status" = 'pending') = ("endedAt" IS NULL)),
    CONSTRAINT "Transfer_newBookingId_with_status" CHECK (("status" = 'accepted') = ("newBookingId" IS NOT NULL))
);

CREATE UNIQUE INDEX "Transfer_tokenHash_key" ON "Transfer"("tokenHash");

-- The other can be asked again after a no, but never two at once.
CREATE UNIQUE INDEX "Transfer_one_pending_per_booking" ON "Transfer"("eventId", "bookingId") WHERE "status" = 'pending';

-- A ticket is passed on once: afterwards it is another booking's.
CREATE UNIQUE INDEX "Transfer_one_accepted_per_booking" ON "Transfer"("eventId", "bookingId") WHERE "status" = 'accepted';

CREATE INDEX "Transfer_eventId_bookingId_idx" ON "Transfer"("eventId", "bookingId");

-- Whose ticket a booking was.
CREATE UNIQUE INDEX "Transfer_one_per_new_booking" ON "Transfer"("eventId", "newBookingId") WHERE "newBookingId" IS NOT NULL;

-- What an account that is deleted leaves.
CREATE INDEX "Transfer_userId_idx" ON "Transfer"("userId");

CREATE INDEX "Transfer_toEmail_idx" ON "Transfer"("toEmail") WHERE "toEmail" IS NOT NULL;
