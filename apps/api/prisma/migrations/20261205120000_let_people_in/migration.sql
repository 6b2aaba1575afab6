-- New tables only: nothing that is there is rewritten or looked at. The event comes first in every key and
-- index, so that what belongs to an event can lie together.
CREATE TYPE "CheckInKind" AS ENUM ('entry', 'undo');

CREATE TYPE "CheckInWay" AS ENUM ('code', 'name');

CREATE TYPE "TicketVoid" AS ENUM ('cancelled', 'transferred');

CREATE TABLE "DoorDevice" (
    "eventId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signedOutAt" TIMESTAMPTZ(3),
    CONSTRAINT "DoorDevice_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "DoorDevice_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DoorDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Facts: a row is written once and never changed. The device makes the nonce, so that what it tells twice is
-- there once. An undo may be there before the entry that it undoes: nothing refers to that row.
CREATE TABLE "CheckIn" (
    "eventId" UUID NOT NULL,
    "nonce" UUID NOT NULL,
    "kind" "CheckInKind" NOT NULL,
    "bookingId" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "undoes" UUID,
    "deviceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "scannedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "by" "CheckInWay" NOT NULL,
    "void" "TicketVoid",
    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("eventId", "nonce"),
    CONSTRAINT "CheckIn_eventId_deviceId_fkey" FOREIGN KEY ("eventId", "deviceId") REFERENCES "DoorDevice"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckIn_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckIn_number_in_range" CHECK ("number" BETWEEN 1 AND 255),
    CONSTRAINT "CheckIn_undoes_with_kind" CHECK (("kind" = 'undo') = ("undoes" IS NOT NULL)),
    CONSTRAINT "CheckIn_void_of_entries" CHECK ("void" IS NULL OR "kind" = 'entry'),
    CONSTRAINT "CheckIn_scanned_before_received" CHECK ("scannedAt" <= "receivedAt")
);

-- What was done with a ticket.
CREATE INDEX "CheckIn_eventId_bookingId_idx" ON "CheckIn"("eventId", "bookingId");

-- What we heard of last.
CREATE INDEX "CheckIn_eventId_receivedAt_nonce_idx" ON "CheckIn"("eventId", "receivedAt", "nonce");
