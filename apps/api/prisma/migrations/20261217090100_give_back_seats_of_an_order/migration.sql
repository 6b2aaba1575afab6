-- Constant defaults are kept in the catalogue: no row is looked at. The constraint holds for what is written from
-- now on, and the next migration looks at what was there before.
ALTER TABLE "OrderLine"
    -- Seats that went back, of those that were paid.
    ADD COLUMN "returned" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "isShrinking" BOOLEAN NOT NULL DEFAULT false,
    ADD CONSTRAINT "OrderLine_returned_in_range" CHECK ("returned" BETWEEN 0 AND "quantity") NOT VALID;

-- Seats of the line that had gone back before: one line has several refunds, each of other seats.
ALTER TABLE "Refund" ADD COLUMN "seatsBefore" INTEGER NOT NULL DEFAULT 0;
