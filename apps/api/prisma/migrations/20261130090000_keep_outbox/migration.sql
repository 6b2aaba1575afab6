-- What is to be told of what was committed, and to whom it still has to be told. New tables, and columns
-- with a constant default: nothing is rewritten while people book.

CREATE TYPE "AggregateType" AS ENUM ('event', 'account', 'organiser');

-- A queue and no log: a row goes as soon as its deliveries are written. In the order of its key the
-- messages of an aggregate come one after the other.
CREATE TABLE "OutboxMessage" (
    "aggregateType" "AggregateType" NOT NULL,
    "aggregateId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    -- As it was written: nobody looks into it here, and to take it apart costs those who book.
    "facts" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("aggregateType", "aggregateId", "version")
);

-- A full batch has some 30 kB of facts, which are read once and go: to compress them costs those who book.
ALTER TABLE "OutboxMessage" ALTER COLUMN "facts" SET STORAGE EXTERNAL;

-- What one receiver still has to get. It goes when it is delivered.
CREATE TABLE "Delivery" (
    -- The same each time that it is sent: by it a receiver knows what it has already.
    "id" UUID NOT NULL,
    "receiver" TEXT NOT NULL,
    "aggregateType" "AggregateType" NOT NULL,
    "aggregateId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    -- Its place among those that the receiver wanted of the message.
    "part" INTEGER NOT NULL,
    -- Whom it is for, where one fact is for many.
    "recipientId" UUID,
    "facts" JSONB NOT NULL,
    -- When what it tells of was committed.
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    -- Also the end of the lease of whoever is at it.
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- An attempt that fails after it was the last one.
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    -- Null: it is still tried.
    "deadAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Delivery_due" ON "Delivery"("receiver", "nextAttemptAt") WHERE "deadAt" IS NULL;

CREATE INDEX "Delivery_in_order" ON "Delivery"("receiver", "aggregateType", "aggregateId", "version", "part") WHERE "deadAt" IS NULL;

CREATE INDEX "Delivery_dead" ON "Delivery"("receiver", "deadAt") WHERE "deadAt" IS NOT NULL;

-- Rows come and go by the thousand while few are there, so a share of the table says nothing.
ALTER TABLE "OutboxMessage" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000);

ALTER TABLE "Delivery" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000);

-- What counts the facts of an account and of an organiser, as "Event"."version" does for an event.
ALTER TABLE "User" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Organiser" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

-- For operators: what was given up is due again at once, for another day.
CREATE FUNCTION "sendDeadAgain"("receiverName" TEXT) RETURNS BIGINT
LANGUAGE sql
AS $$
    WITH again AS (
        UPDATE "Delivery"
        SET "deadAt" = NULL, "attempts" = 0, "nextAttemptAt" = now(), "deadlineAt" = now() + interval '1 day'
        WHERE "receiver" = "receiverName" AND "deadAt" IS NOT NULL
        RETURNING "id"
    )
    SELECT count(*) FROM again
$$;
