-- A column with a default, and new tables: nothing that is there is rewritten or looked at while people book.
-- The event comes first in every key and index, so that what belongs to an event can lie together.
ALTER TABLE "Event" ADD COLUMN "payment" "EventPayment" NOT NULL DEFAULT 'venue';

CREATE TYPE "OrderState" AS ENUM ('open', 'paying', 'paid', 'expired', 'cancelled', 'failed', 'refunded');

CREATE TYPE "SessionState" AS ENUM ('none', 'wanted', 'open', 'over');

CREATE TYPE "LineSeats" AS ENUM ('held', 'confirmed', 'freeing', 'free');

CREATE TYPE "PaymentUse" AS ENUM ('seating', 'seats', 'refund');

CREATE TYPE "RefundState" AS ENUM ('due', 'done', 'refused');

CREATE TABLE "Order" (
    "eventId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'open',
    "totalCents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "provider" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "isExtended" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "session" "SessionState" NOT NULL DEFAULT 'none',
    "sessionId" TEXT,
    "paymentUrl" TEXT,
    -- SHA-256 of the token. The token itself is known to the guest only.
    "tokenHash" BYTEA,
    "nextStepAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "Order_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "Order_totalCents_positive" CHECK ("totalCents" > 0),
    CONSTRAINT "Order_endedAt_with_state" CHECK (("state" IN ('open', 'paying')) = ("endedAt" IS NULL))
);

-- A provider's message names the order alone.
CREATE UNIQUE INDEX "Order_id_key" ON "Order"("id");

CREATE INDEX "Order_userId_idx" ON "Order"("userId");

-- Reload, second tab, other device: one order that is not over. Guests have as many as strangers write their
-- address into, and one of them has the seats.
CREATE UNIQUE INDEX "Order_one_live_per_event_and_user" ON "Order"("eventId", "userId") WHERE "state" IN ('open', 'paying') AND "tokenHash" IS NULL;

-- What is still to be done, and nothing else.
CREATE INDEX "Order_nextStepAt_of_unsettled" ON "Order"("nextStepAt") WHERE "nextStepAt" IS NOT NULL;

CREATE TABLE "OrderLine" (
    "eventId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "lateBookingId" UUID NOT NULL,
    "commandId" UUID NOT NULL,
    "ticketTypeId" UUID,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPriceCents" INTEGER NOT NULL,
    "seats" "LineSeats" NOT NULL DEFAULT 'held',
    CONSTRAINT "OrderLine_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "OrderLine_eventId_orderId_fkey" FOREIGN KEY ("eventId", "orderId") REFERENCES "Order"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OrderLine_quantity_positive" CHECK ("quantity" > 0),
    CONSTRAINT "OrderLine_unitPriceCents_not_negative" CHECK ("unitPriceCents" >= 0)
);

CREATE INDEX "OrderLine_eventId_orderId_idx" ON "OrderLine"("eventId", "orderId");

-- Which order has the seats of a booking.
CREATE INDEX "OrderLine_eventId_bookingId_idx" ON "OrderLine"("eventId", "bookingId");

CREATE TABLE "Payment" (
    "eventId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "use" "PaymentUse" NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "Payment_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "Payment_eventId_orderId_fkey" FOREIGN KEY ("eventId", "orderId") REFERENCES "Order"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Payment_amountCents_positive" CHECK ("amountCents" > 0)
);

-- However often it is told: counted once.
CREATE UNIQUE INDEX "Payment_provider_reference_key" ON "Payment"("provider", "reference");

CREATE INDEX "Payment_eventId_orderId_idx" ON "Payment"("eventId", "orderId");

-- Seats are paid once.
CREATE UNIQUE INDEX "Payment_one_for_seats_per_order" ON "Payment"("eventId", "orderId") WHERE "use" IN ('seating', 'seats');

CREATE TABLE "Refund" (
    "eventId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "lineId" UUID,
    "amountCents" INTEGER NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'due',
    "reference" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "Refund_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "Refund_eventId_orderId_fkey" FOREIGN KEY ("eventId", "orderId") REFERENCES "Order"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Refund_eventId_paymentId_fkey" FOREIGN KEY ("eventId", "paymentId") REFERENCES "Payment"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Refund_amountCents_positive" CHECK ("amountCents" > 0)
);

CREATE INDEX "Refund_eventId_orderId_idx" ON "Refund"("eventId", "orderId");

CREATE INDEX "Refund_eventId_paymentId_idx" ON "Refund"("eventId", "paymentId");

-- The money of a line, and that of a payment without seats, goes back once.
CREATE UNIQUE INDEX "Refund_one_per_payment_and_line" ON "Refund"("eventId", "paymentId", "lineId") NULLS NOT DISTINCT;

CREATE TABLE "ProviderEvent" (
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ProviderEvent_pkey" PRIMARY KEY ("provider", "id")
);

-- What is too old to come again goes.
CREATE INDEX "ProviderEvent_receivedAt_idx" ON "ProviderEvent"("receivedAt");

CREATE TABLE "PaymentIncident" (
    "eventId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "PaymentIncident_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "PaymentIncident_eventId_orderId_fkey" FOREIGN KEY ("eventId", "orderId") REFERENCES "Order"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PaymentIncident_eventId_orderId_idx" ON "PaymentIncident"("eventId", "orderId");
