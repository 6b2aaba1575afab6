-- What adds events to a stream. As a function its statements are planned once for each connection, without a
-- name that a pooler would have to know: an append costs PostgreSQL a bit more than half.
--
-- Before a position is drawn, a shared lock says from where on ours may be (readable-position.sql.ts). What the
-- sequence has given last is below all of them. It is read outside of any snapshot, so it is the newest.
-- Returns the time that the rows have.
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
