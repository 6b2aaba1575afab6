-- Categories with their levels, and series of weekly events. Every statement here changes the catalog only,
-- a table that is new, or the few rows of organisers: nothing is rewritten while people book.

ALTER TABLE "Organiser"
    ADD COLUMN "definesCategories" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "weeksAhead" INTEGER NOT NULL DEFAULT 8,
    ADD CONSTRAINT "Organiser_weeksAhead_in_range" CHECK ("weeksAhead" BETWEEN 1 AND 52) NOT VALID;

CREATE TABLE "Category" (
    "organiserId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    -- Null: it is on the list no more, and only what has it already keeps it.
    "position" INTEGER,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("organiserId", "name")
);

CREATE TABLE "Level" (
    "organiserId" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER,

    CONSTRAINT "Level_pkey" PRIMARY KEY ("organiserId", "category", "name")
);

ALTER TABLE "Category" ADD CONSTRAINT "Category_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Level" ADD CONSTRAINT "Level_organiserId_category_fkey" FOREIGN KEY ("organiserId", "category") REFERENCES "Category"("organiserId", "name") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Series" (
    "id" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "level" TEXT,
    "host" TEXT,
    "venue" TEXT NOT NULL,
    "address" TEXT,
    "totalTickets" INTEGER NOT NULL,
    "priceCents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "maxPerPerson" INTEGER NOT NULL,
    "guestPolicy" "GuestPolicy" NOT NULL,
    "timeZone" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "saleOpensMinutesBefore" INTEGER,
    "saleClosesMinutesBefore" INTEGER,
    "cancelUntilMinutesBefore" INTEGER,
    "intervalWeeks" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    -- The rule as it is now speaks of this day and later ones: what an edit left as it was lies before.
    "ruleFrom" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Series_intervalWeeks_positive" CHECK ("intervalWeeks" > 0),
    CONSTRAINT "Series_durationMinutes_positive" CHECK ("durationMinutes" > 0)
);

CREATE INDEX "Series_organiserId_idx" ON "Series"("organiserId");

CREATE TABLE "SeriesSlot" (
    "seriesId" UUID NOT NULL,
    -- Never given to another one.
    "slot" SMALLINT NOT NULL,
    -- Monday is 1.
    "weekday" SMALLINT NOT NULL,
    -- On the wall of the series' time zone.
    "startTime" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeriesSlot_pkey" PRIMARY KEY ("seriesId", "slot"),
    CONSTRAINT "SeriesSlot_weekday_in_week" CHECK ("weekday" BETWEEN 1 AND 7),
    CONSTRAINT "SeriesSlot_startTime_of_a_clock" CHECK ("startTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);

CREATE TABLE "Holiday" (
    "id" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Holiday_ends_after_it_begins" CHECK ("until" >= "from")
);

CREATE INDEX "Holiday_organiserId_until_idx" ON "Holiday"("organiserId", "until");

-- What an edit of a series still has to do to one of its events. A row goes when it is done.
CREATE TABLE "SeriesStep" (
    -- That of the command of the core: done twice is done once.
    "id" UUID NOT NULL,
    "seriesId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    -- By field. Null: it is cancelled.
    "changes" JSONB,
    "reason" TEXT,
    "actorId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "SeriesStep_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Series" ADD CONSTRAINT "Series_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Series" ADD CONSTRAINT "Series_organiserId_category_fkey" FOREIGN KEY ("organiserId", "category") REFERENCES "Category"("organiserId", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Series" ADD CONSTRAINT "Series_organiserId_category_level_fkey" FOREIGN KEY ("organiserId", "category", "level") REFERENCES "Level"("organiserId", "category", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SeriesSlot" ADD CONSTRAINT "SeriesSlot_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Holiday" ADD CONSTRAINT "Holiday_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SeriesStep" ADD CONSTRAINT "SeriesStep_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of an organiser that has drawn up no list, whatever an event or a series is of becomes a part of it. Of
-- the others only what is on the list is taken: the keys alone would take what only old events have.
-- With the rights of its owner: a release from before this migration writes events as well.
CREATE FUNCTION "keepCategories"() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW."category" = OLD."category" AND NEW."level" IS NOT DISTINCT FROM OLD."level" THEN
            RETURN NEW;
        END IF;
    END IF;
    IF EXISTS (SELECT FROM "Organiser" WHERE "id" = NEW."organiserId" AND "definesCategories") THEN
        PERFORM FROM "Category"
        WHERE "organiserId" = NEW."organiserId" AND "name" = NEW."category" AND "position" IS NOT NULL
          AND (NEW."level" IS NULL OR EXISTS (
              SELECT FROM "Level"
              WHERE "organiserId" = NEW."organiserId" AND "category" = NEW."category"
                AND "name" = NEW."level" AND "position" IS NOT NULL
          ));
        IF NOT FOUND THEN
            RAISE foreign_key_violation USING
                MESSAGE = 'The organiser has no such category, or it has no such level',
                CONSTRAINT = TG_TABLE_NAME || '_organiserId_category_level_fkey',
                TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
        END IF;
        RETURN NEW;
    END IF;
    INSERT INTO "Category" ("organiserId", "name", "position")
    SELECT NEW."organiserId", NEW."category", 0
    WHERE NOT EXISTS (
        SELECT FROM "Category" WHERE "organiserId" = NEW."organiserId" AND "name" = NEW."category"
    ) AND EXISTS (SELECT FROM "Organiser" WHERE "id" = NEW."organiserId")
    ON CONFLICT DO NOTHING;
    INSERT INTO "Level" ("organiserId", "category", "name", "position")
    SELECT NEW."organiserId", NEW."category", NEW."level", 0
    WHERE NEW."level" IS NOT NULL AND NOT EXISTS (
        SELECT FROM "Level"
        WHERE "organiserId" = NEW."organiserId" AND "category" = NEW."category" AND "name" = NEW."level"
    ) AND EXISTS (SELECT FROM "Organiser" WHERE "id" = NEW."organiserId")
    ON CONFLICT DO NOTHING;
    RETURN NEW;
END
$$;

-- Not at a booking: that changes neither. The triggers of a table run in the order of their names, and those
-- of the keys are called "RI_…": this one comes before they look.
CREATE TRIGGER "Event_keep_categories"
AFTER INSERT OR UPDATE OF "category", "level" ON "Event"
FOR EACH ROW EXECUTE FUNCTION "keepCategories"();

CREATE TRIGGER "Series_keep_categories"
BEFORE INSERT OR UPDATE OF "category", "level" ON "Series"
FOR EACH ROW EXECUTE FUNCTION "keepCategories"();

-- What is written meanwhile is kept by the trigger, which is there already.
INSERT INTO "Category" ("organiserId", "name", "position")
SELECT DISTINCT "organiserId", "category", 0 FROM "Event"
ON CONFLICT DO NOTHING;

INSERT INTO "Level" ("organiserId", "category", "name", "position")
SELECT DISTINCT "organiserId", "category", "level", 0 FROM "Event" WHERE "level" IS NOT NULL
ON CONFLICT DO NOTHING;

-- Constant defaults cost no rewrite. The next migration looks at what was there before.
ALTER TABLE "Event"
    ADD COLUMN "host" TEXT,
    ADD COLUMN "seriesId" UUID,
    ADD COLUMN "seriesDate" DATE,
    ADD COLUMN "seriesSlot" SMALLINT,
    ADD COLUMN "isSeriesChanged" BOOLEAN NOT NULL DEFAULT false,
    ADD CONSTRAINT "Event_seriesDate_with_series" CHECK (("seriesId" IS NULL) = ("seriesDate" IS NULL)) NOT VALID,
    ADD CONSTRAINT "Event_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID,
    ADD CONSTRAINT "Event_organiserId_category_fkey" FOREIGN KEY ("organiserId", "category") REFERENCES "Category"("organiserId", "name") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID,
    ADD CONSTRAINT "Event_organiserId_category_level_fkey" FOREIGN KEY ("organiserId", "category", "level") REFERENCES "Level"("organiserId", "category", "name") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
