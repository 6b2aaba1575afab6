-- How far a read model has followed the events, where the two are not written by one transaction. A row only
-- where EVENT_STORE_URL or READ_MODEL_URL is set.
CREATE TABLE "ProjectionCursor" (
    "name" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "ProjectionCursor_pkey" PRIMARY KEY ("name")
);
