-- When a piece of scheduled work was last done by any of the API processes.
CREATE TABLE "ScheduledWork" (
    "name" TEXT NOT NULL,
    "lastRunAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScheduledWork_pkey" PRIMARY KEY ("name")
);
