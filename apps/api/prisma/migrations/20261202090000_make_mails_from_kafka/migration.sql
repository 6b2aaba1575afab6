-- Changes the catalog only. The API of the release before goes on writing deliveries without it.
ALTER TABLE "Delivery"
    -- Whether who reads it in Kafka makes mails of it: nobody else does then.
    ADD COLUMN "readerMails" BOOLEAN NOT NULL DEFAULT false;

-- Deliveries that were made of what was read in Kafka. What comes again makes none.
CREATE TABLE "MadeDelivery" (
    "id" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MadeDelivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "MadeDelivery_madeAt" ON "MadeDelivery"("madeAt");
