CREATE TYPE "UserRole" AS ENUM ('attendee', 'organiser', 'admin');

CREATE TYPE "EventStatus" AS ENUM ('scheduled', 'cancelled');

CREATE TYPE "BookingStatus" AS ENUM ('confirmed', 'cancelled');

CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" "UserRole" NOT NULL DEFAULT 'attendee',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "User_email_lower_case" CHECK ("email" = lower("email"))
);

CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RefreshToken" (
    "hash" BYTEA NOT NULL,
    "sessionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "rotatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RefreshToken_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "venue" TEXT NOT NULL,
    "totalTickets" INTEGER NOT NULL,
    "remainingTickets" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "priceCents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'scheduled',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Event_totalTickets_positive" CHECK ("totalTickets" > 0),
    -- The last line of defence against overselling: it holds even where a lock were forgotten.
    CONSTRAINT "Event_remainingTickets_in_range" CHECK ("remainingTickets" BETWEEN 0 AND "totalTickets"),
    CONSTRAINT "Event_priceCents_not_negative" CHECK ("priceCents" >= 0),
    CONSTRAINT "Event_version_not_negative" CHECK ("version" >= 0),
    CONSTRAINT "Event_currency_iso_4217" CHECK ("currency" ~ '^[A-Z]{3}$')
);

CREATE TABLE "Booking" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "status" "BookingStatus" NOT NULL DEFAULT 'confirmed',
    "idempotencyKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelCommandId" UUID,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Booking_cancelledAt_with_status" CHECK (("status" = 'cancelled') = ("cancelledAt" IS NOT NULL))
);

CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

CREATE INDEX "Session_userId_idx" ON "Session"("userId");

CREATE INDEX "RefreshToken_sessionId_idx" ON "RefreshToken"("sessionId");

CREATE INDEX "Event_startsAt_id_idx" ON "Event"("startsAt", "id");

CREATE INDEX "Event_priceCents_id_idx" ON "Event"("priceCents", "id");

CREATE INDEX "Event_title_id_idx" ON "Event"("title", "id");

CREATE INDEX "Booking_userId_id_idx" ON "Booking"("userId", "id" DESC);

CREATE INDEX "Booking_eventId_idx" ON "Booking"("eventId");

-- One seat per user and event at a time. Partial, so that the history of cancelled bookings stays and
-- a user can book again after a cancel.
CREATE UNIQUE INDEX "Booking_one_confirmed_per_user_and_event" ON "Booking"("userId", "eventId") WHERE "status" = 'confirmed';

-- One booking per key of a user, whatever the event and the status.
CREATE UNIQUE INDEX "Booking_one_per_user_and_idempotency_key" ON "Booking"("userId", "idempotencyKey") WHERE "idempotencyKey" IS NOT NULL;

ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "RefreshToken" ADD CONSTRAINT "RefreshToken_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Booking" ADD CONSTRAINT "Booking_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Booking" ADD CONSTRAINT "Booking_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
