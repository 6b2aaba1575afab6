-- Each looks at all rows and lets others write meanwhile.
ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_waitingCount_not_negative";

ALTER TABLE "Event" VALIDATE CONSTRAINT "Event_offerMinutes_in_range";
