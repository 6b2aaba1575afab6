-- Constant defaults and a new table: nothing that is there is rewritten or looked at while people book.
ALTER TABLE "Event" ADD COLUMN "asksNames" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "Series" ADD COLUMN "asksNames" BOOLEAN NOT NULL DEFAULT false;

-- Beside the bookings, which the sale reads and writes: names are nothing that it decides by. No foreign key,
-- which would lock rows of the sale for a name.
CREATE TABLE "TicketName" (
    "eventId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    -- Of the seat: 1 up to the seats of the booking.
    "number" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "TicketName_pkey" PRIMARY KEY ("eventId", "bookingId", "number"),
    CONSTRAINT "TicketName_number_positive" CHECK ("number" > 0)
);
