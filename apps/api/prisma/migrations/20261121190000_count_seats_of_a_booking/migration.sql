-- Both columns are added without a look at the rows: a constant default is kept in the catalogue. The
-- constraint holds for what is written from now on. The next migration looks at what was there before,
-- since that must not happen under this one's lock.
ALTER TABLE "Booking"
    ADD COLUMN "quantity" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "requestFingerprint" TEXT,
    ADD CONSTRAINT "Booking_quantity_positive" CHECK ("quantity" > 0) NOT VALID;
