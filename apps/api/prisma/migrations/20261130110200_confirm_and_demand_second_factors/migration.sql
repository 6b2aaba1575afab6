-- Columns that are null or constant to begin with: nothing is rewritten while people book.

-- When the second factor was last shown in this log-in. Null: not yet.
ALTER TABLE "Session" ADD COLUMN "confirmedAt" TIMESTAMPTZ(3);

-- Whether nobody may act for the organiser who has no second factor.
ALTER TABLE "Organiser" ADD COLUMN "requiresSecondFactor" BOOLEAN NOT NULL DEFAULT false;
