-- Columns with a default, checks that are not looked at yet, and new tables: nothing that is there is rewritten
-- while people book. What is checked anew allows more than before.
ALTER TABLE "Event" ADD COLUMN "hasPromoCodes" BOOLEAN NOT NULL DEFAULT false;

-- With a code an order may cost nothing.
ALTER TABLE "Order"
    ADD COLUMN "promoCode" TEXT,
    DROP CONSTRAINT "Order_totalCents_positive",
    ADD CONSTRAINT "Order_totalCents_not_negative" CHECK ("totalCents" >= 0) NOT VALID;

-- Of one seat: what it costs more without the code.
ALTER TABLE "OrderLine"
    ADD COLUMN "discountCents" INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT "OrderLine_discountCents_not_negative" CHECK ("discountCents" >= 0) NOT VALID;

-- Of an order that costs nothing: nobody took money for it.
ALTER TABLE "Payment"
    DROP CONSTRAINT "Payment_amountCents_positive",
    ADD CONSTRAINT "Payment_amountCents_with_provider" CHECK ("amountCents" > 0 OR ("amountCents" = 0 AND "provider" = 'none')) NOT VALID;

-- The event comes first in every key and index, so that what belongs to an event can lie together.
CREATE TABLE "PromoCode" (
    "eventId" UUID NOT NULL,
    "id" UUID NOT NULL,
    -- Only the organiser sees it.
    "name" TEXT NOT NULL,
    -- In capitals, without blanks around it.
    "code" TEXT NOT NULL,
    "percentOff" INTEGER,
    -- Of one seat, in the smallest unit of the event's currency.
    "amountOffCents" INTEGER,
    -- None: for every type, and for an event without types.
    "ticketTypeIds" UUID[],
    -- Seats. Null: as many as there are.
    "maxTickets" INTEGER,
    -- Seats of bookings that are held or confirmed, also where there is no limit.
    "usedTickets" INTEGER NOT NULL DEFAULT 0,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "isPaused" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "PromoCode_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "PromoCode_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PromoCode_code_in_capitals" CHECK ("code" ~ '^[A-Z0-9-]+$'),
    CONSTRAINT "PromoCode_ticketTypeIds_there" CHECK ("ticketTypeIds" IS NOT NULL),
    CONSTRAINT "PromoCode_one_discount" CHECK (("percentOff" IS NULL) <> ("amountOffCents" IS NULL)),
    CONSTRAINT "PromoCode_discount_in_range" CHECK ("percentOff" BETWEEN 1 AND 100 OR "amountOffCents" > 0),
    -- Were the lock ever missing, this would still refuse the use that is not there.
    CONSTRAINT "PromoCode_usedTickets_in_range" CHECK ("usedTickets" >= 0 AND ("maxTickets" IS NULL OR "usedTickets" <= "maxTickets")),
    CONSTRAINT "PromoCode_ends_after_it_starts" CHECK ("endsAt" > "startsAt")
);

CREATE UNIQUE INDEX "PromoCode_eventId_code_key" ON "PromoCode"("eventId", "code");

-- Which booking was made with which code. It stays when the booking is cancelled, and counts no more.
CREATE TABLE "PromoUse" (
    "eventId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "promoCodeId" UUID NOT NULL,
    -- Seats that the code made cheaper.
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "PromoUse_pkey" PRIMARY KEY ("eventId", "bookingId"),
    CONSTRAINT "PromoUse_eventId_promoCodeId_fkey" FOREIGN KEY ("eventId", "promoCodeId") REFERENCES "PromoCode"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PromoUse_quantity_positive" CHECK ("quantity" > 0)
);

CREATE INDEX "PromoUse_eventId_promoCodeId_idx" ON "PromoUse"("eventId", "promoCodeId");
