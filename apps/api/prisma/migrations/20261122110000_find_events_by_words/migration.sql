-- Both are trusted: whoever may create in the database may create them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm" WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS "unaccent" WITH SCHEMA public;

-- The words of a text, as they are looked for: lower case, without accents, parted by spaces and
-- punctuation. Written with ranges of characters and not with classes, which depend on the locale.
-- IMMUTABLE, since the dictionary is named. Cut off, since an index takes only so long a key.
CREATE FUNCTION "searchWords"("text" TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
    SELECT left("word", 60)
    FROM regexp_split_to_table(
        lower(public.unaccent('public.unaccent'::regdictionary, "text")),
        '[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+'
    ) AS "word"
    WHERE "word" <> ''
);

-- What an event is found by. A table of its own: the row of an event is written at every booking, and
-- stays as narrow as it was. No foreign key: filling it would lock the events' rows against those who
-- book. The trigger takes the place of one.
CREATE TABLE "EventSearch" (
    "eventId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "title" TSVECTOR NOT NULL,
    "place" TSVECTOR NOT NULL,
    "document" TSVECTOR NOT NULL,

    CONSTRAINT "EventSearch_pkey" PRIMARY KEY ("eventId")
);

-- Every word of every event, once. Typos are looked up here: a hundredth of the size of the texts. In the
-- order of the bytes, by which the words that begin alike stand together.
CREATE TABLE "SearchWord" (
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "SearchWord_word_idx" ON "SearchWord" USING gin ("word" gin_trgm_ops);

-- People also say when an event is, and that it is free.
CREATE FUNCTION "describeEvent"("event" "Event") RETURNS TEXT
LANGUAGE sql STABLE
RETURN concat_ws(' ',
    "event"."title", "event"."category", "event"."venue", "event"."address",
    to_char("event"."startsAt" AT TIME ZONE "event"."timeZone", 'FMDay FMMonth'),
    CASE WHEN "event"."priceCents" = 0 THEN 'free' END,
    left("event"."description", 20000)
);

CREATE FUNCTION "keepEventSearch"() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    words TEXT[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM "EventSearch" WHERE "eventId" = OLD."id";
        RETURN NULL;
    END IF;
    words := "searchWords"("describeEvent"(NEW));
    INSERT INTO "EventSearch" ("eventId", "startsAt", "title", "place", "document")
    VALUES (
        NEW."id", NEW."startsAt",
        array_to_tsvector("searchWords"(NEW."title")),
        array_to_tsvector("searchWords"(concat_ws(' ', NEW."venue", NEW."address"))),
        array_to_tsvector(words)
    )
    ON CONFLICT ("eventId") DO UPDATE
    SET "startsAt" = EXCLUDED."startsAt", "title" = EXCLUDED."title",
        "place" = EXCLUDED."place", "document" = EXCLUDED."document";
    -- In one order, so that two who write many events at once do not wait for each other in a circle.
    INSERT INTO "SearchWord" ("word")
    SELECT DISTINCT "word" FROM unnest(words) AS "new"("word") ORDER BY 1
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

-- Not at a booking: that changes none of these columns.
CREATE TRIGGER "Event_keep_search"
AFTER INSERT OR DELETE
    OR UPDATE OF "title", "description", "category", "startsAt", "timeZone", "venue", "address", "priceCents"
ON "Event" FOR EACH ROW EXECUTE FUNCTION "keepEventSearch"();
