-- All entries of a person, for their export: also those that wait no more. In the place of the index that knew
-- the others only, which goes once this one is there: who joins writes as many indexes as before.
CREATE INDEX CONCURRENTLY "WaitlistEntry_of_person" ON "WaitlistEntry"("userId");

DROP INDEX CONCURRENTLY "WaitlistEntry_userId_idx";
