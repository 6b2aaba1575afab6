-- The database of EVENT_STORE_URL: what is the truth about invoices. The same tables are in the main database,
-- where they stay empty then. A change of one is a migration of both.
CREATE TABLE "StoredEvent" (
    "stream" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "schemaVersion" SMALLINT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "StoredEvent_pkey" PRIMARY KEY ("stream", "version"),
    CONSTRAINT "StoredEvent_version_positive" CHECK ("version" > 0 AND "schemaVersion" > 0)
);
CREATE UNIQUE INDEX "StoredEvent_position_key" ON "StoredEvent"("position");

-- Without a foreign key: organisers are elsewhere.
CREATE TABLE "InvoiceLedger" (
    "organiserId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "lastSequence" INTEGER NOT NULL,
    CONSTRAINT "InvoiceLedger_pkey" PRIMARY KEY ("organiserId", "year")
);

CREATE FUNCTION "appendEvents"(
    "toStream" TEXT, "expectedVersion" INTEGER, types TEXT[], "schemaVersions" SMALLINT[], datas JSONB[]
) RETURNS TIMESTAMPTZ LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(
        (6751::bigint << 40) + CASE WHEN is_called THEN last_value ELSE 0 END)
    FROM "StoredEvent_position_seq";
    INSERT INTO "StoredEvent" (stream, version, type, "schemaVersion", data)
    SELECT "toStream", "expectedVersion" + new.number, new.type, new."schemaVersion", new.data
    FROM unnest(types, "schemaVersions", datas)
        WITH ORDINALITY AS new(type, "schemaVersion", data, number)
    ORDER BY new.number;
    RETURN CURRENT_TIMESTAMP::timestamptz(3);
END $$;
