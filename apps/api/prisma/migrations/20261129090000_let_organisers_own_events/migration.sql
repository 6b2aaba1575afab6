-- Organisers, their members, and what they can say of an event. Every statement here changes the catalog
-- only, or a table that is new: nothing is rewritten while people book.

ALTER TYPE "EventStatus" ADD VALUE IF NOT EXISTS 'draft' BEFORE 'scheduled';

CREATE TYPE "MemberRole" AS ENUM ('owner', 'manager', 'door');

CREATE TYPE "CancelledBy" AS ENUM ('attendee', 'organiser', 'event');

CREATE TABLE "Organiser" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organiser_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Organiser_slug_plain" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE UNIQUE INDEX "Organiser_slug_key" ON "Organiser"("slug");

CREATE TABLE "Member" (
    "organiserId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("organiserId", "userId")
);

CREATE INDEX "Member_userId_idx" ON "Member"("userId");

CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "MemberRole" NOT NULL,
    -- SHA-256 of the token. The token itself is known to the one who was invited only.
    "tokenHash" BYTEA NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Invitation_email_lower_case" CHECK ("email" = lower("email"))
);

CREATE UNIQUE INDEX "Invitation_organiserId_email_key" ON "Invitation"("organiserId", "email");

CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    -- Null: about the organiser and none of its events. No foreign key: what was done outlives the event.
    "eventId" UUID,
    -- Null: nobody in person, such as scheduled work.
    "actorId" UUID,
    "action" TEXT NOT NULL,
    -- By field: what it was before and what it is now.
    "changes" JSONB NOT NULL DEFAULT '{}',
    "requestId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Activity_organiserId_id_idx" ON "Activity"("organiserId", "id" DESC);

CREATE INDEX "Activity_eventId_id_idx" ON "Activity"("eventId", "id" DESC);

CREATE TABLE "EventCover" (
    "eventId" UUID NOT NULL,
    -- That of "Event"."coverImageId": another one for each picture.
    "imageId" UUID NOT NULL,
    -- Pixels.
    "width" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "EventCover_pkey" PRIMARY KEY ("eventId", "imageId", "width"),
    CONSTRAINT "EventCover_width_positive" CHECK ("width" > 0)
);

-- Compressed already: a second try would cost time and save nothing.
ALTER TABLE "EventCover" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "RosterNote" (
    "eventId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "updatedById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RosterNote_pkey" PRIMARY KEY ("eventId", "bookingId")
);

ALTER TABLE "Member" ADD CONSTRAINT "Member_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Activity" ADD CONSTRAINT "Activity_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "EventCover" ADD CONSTRAINT "EventCover_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RosterNote" ADD CONSTRAINT "RosterNote_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The events that are there already belong to somebody too.
INSERT INTO "Organiser" ("id", "slug", "name")
SELECT '01900000-0000-7000-8000-000000000001', 'lastseat', 'Lastseat'
WHERE EXISTS (SELECT FROM "Event");

-- A constant default costs no rewrite, and is gone with the next statement.
ALTER TABLE "Event"
    ADD COLUMN "organiserId" UUID NOT NULL DEFAULT '01900000-0000-7000-8000-000000000001',
    ADD COLUMN "level" TEXT,
    ADD COLUMN "maxPerPerson" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "saleOpensAt" TIMESTAMPTZ(3),
    ADD COLUMN "saleClosesAt" TIMESTAMPTZ(3),
    ADD COLUMN "cancelUntil" TIMESTAMPTZ(3),
    ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "cancelledAt" TIMESTAMPTZ(3),
    ADD COLUMN "cancelReason" TEXT,
    ADD COLUMN "bookingsCancelledAt" TIMESTAMPTZ(3),
    ADD CONSTRAINT "Event_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID,
    ADD CONSTRAINT "Event_maxPerPerson_positive" CHECK ("maxPerPerson" > 0) NOT VALID,
    ADD CONSTRAINT "Event_revision_not_negative" CHECK ("revision" >= 0) NOT VALID,
    ADD CONSTRAINT "Event_sale_closes_after_it_opens" CHECK ("saleClosesAt" > "saleOpensAt") NOT VALID,
    ADD CONSTRAINT "Event_cancelledAt_of_cancelled" CHECK ("cancelledAt" IS NULL OR "status" = 'cancelled') NOT VALID,
    ADD CONSTRAINT "Event_bookings_cancelled_after_event" CHECK ("bookingsCancelledAt" IS NULL OR "cancelledAt" IS NOT NULL) NOT VALID;

ALTER TABLE "Event" ALTER COLUMN "organiserId" DROP DEFAULT;

ALTER TABLE "Booking"
    ADD COLUMN "cancelledBy" "CancelledBy",
    ADD COLUMN "cancelReason" TEXT;

-- A guest has no password, and nobody signs in as one.
ALTER TABLE "User" ALTER COLUMN "passwordHash" DROP NOT NULL;
