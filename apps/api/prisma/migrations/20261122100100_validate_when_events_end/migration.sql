-- Reads every event, while others book: SHARE UPDATE EXCLUSIVE lets them.
ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_endsAt_after_start";
ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_timeZone_not_empty";
