-- Without the lock of the migration before it: people book meanwhile.
ALTER TABLE "OrderLine" VALIDATE CONSTRAINT "OrderLine_returned_in_range";
