-- Looks at all rows and lets others write meanwhile.
ALTER TABLE "Series" VALIDATE CONSTRAINT "Series_offerMinutes_in_range";
