-- Whether an event takes guests is its organiser's to choose: of the events that are there already nobody
-- has chosen, so they take none. A constant default costs no rewrite.
CREATE TYPE "GuestPolicy" AS ENUM ('off', 'confirm', 'immediate');

ALTER TABLE "Event" ADD COLUMN "guestPolicy" "GuestPolicy" NOT NULL DEFAULT 'off';

CREATE TABLE "ManageLink" (
    "eventId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    -- What the token is derived from.
    "id" UUID NOT NULL,
    -- SHA-256 of the token. The token itself is known to the mailbox only.
    "tokenHash" BYTEA NOT NULL,
    -- When somebody last asked for a place in this name.
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ManageLink_pkey" PRIMARY KEY ("eventId", "userId")
);

CREATE UNIQUE INDEX "ManageLink_tokenHash_key" ON "ManageLink"("tokenHash");

CREATE INDEX "ManageLink_userId_idx" ON "ManageLink"("userId");

ALTER TABLE "ManageLink" ADD CONSTRAINT "ManageLink_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ManageLink" ADD CONSTRAINT "ManageLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who has no password is a guest, or deleted. An empty one would be neither that nor a way in.
ALTER TABLE "User" ADD CONSTRAINT "User_passwordHash_not_empty" CHECK ("passwordHash" <> '') NOT VALID;
