-- How many open pages show an event, by the API process that they are connected to. Unlogged: each
-- process writes its own again several times a minute, so a crash loses nothing that lasts. No foreign
-- key: only counts of events that exist are written, and an old row is removed with those of processes
-- that ended.
CREATE UNLOGGED TABLE "WatcherCount" (
    "eventId" UUID NOT NULL,
    "process" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WatcherCount_pkey" PRIMARY KEY ("eventId","process")
);
