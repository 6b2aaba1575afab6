-- As it was when the order was made. Without a value, or with the same for all: no row is written or looked at.
ALTER TABLE "Order" ADD COLUMN "taxBasisPoints" INTEGER,
                    ADD COLUMN "pricesIncludeTax" BOOLEAN NOT NULL DEFAULT true;
