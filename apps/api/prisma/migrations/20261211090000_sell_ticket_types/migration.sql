-- Every statement here changes the catalog only: nothing is rewritten, and no row is looked at, while
-- people book. Events that are there have no types until their organiser makes some.
ALTER TABLE "Event" ADD COLUMN "hasTicketTypes" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Booking" ADD COLUMN "ticketTypeId" UUID;

-- The event comes first in the key, so that what belongs to an event can lie together.
CREATE TABLE "TicketType" (
    "eventId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "priceCents" INTEGER NOT NULL,
    -- Null: as many as the event has seats.
    "capacity" INTEGER,
    -- Seats of bookings that are held or confirmed, also where there is no limit.
    "takenTickets" INTEGER NOT NULL DEFAULT 0,
    "saleStartsAt" TIMESTAMPTZ(3),
    "saleEndsAt" TIMESTAMPTZ(3),
    "minPerPerson" INTEGER NOT NULL DEFAULT 1,
    "maxPerPerson" INTEGER,
    -- Only who knows it sees the type. Null: everybody does.
    "accessCode" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "TicketType_pkey" PRIMARY KEY ("eventId", "id"),
    CONSTRAINT "TicketType_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TicketType_priceCents_not_negative" CHECK ("priceCents" >= 0),
    -- Were the lock ever missing, this would still refuse the seat that is not there.
    CONSTRAINT "TicketType_takenTickets_in_range" CHECK ("takenTickets" >= 0 AND ("capacity" IS NULL OR "takenTickets" <= "capacity")),
    CONSTRAINT "TicketType_seats_of_a_person" CHECK ("minPerPerson" >= 1 AND ("maxPerPerson" IS NULL OR "maxPerPerson" >= "minPerPerson")),
    CONSTRAINT "TicketType_sale_ends_after_it_starts" CHECK ("saleEndsAt" > "saleStartsAt")
);
