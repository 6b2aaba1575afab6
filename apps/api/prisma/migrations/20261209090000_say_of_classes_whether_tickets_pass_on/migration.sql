-- Changes the catalog only. Series that are there go on as their events did: tickets may be passed on until
-- the class begins.
ALTER TABLE "Series"
    ADD COLUMN "allowsTransfer" BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN "transferUntilMinutesBefore" INTEGER;
