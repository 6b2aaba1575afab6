-- An address belongs to the account that has proved it, or to a guest whom an organiser wrote down. Any
-- number of accounts may claim one without having proved it: so registering says nothing about who has
-- an account. Whoever is here already counts as proved since 20261130100000.

-- Beside the index that is there: nobody who logs in or books waits.
CREATE UNIQUE INDEX CONCURRENTLY "User_held_email_key" ON "User"("email") WHERE "emailVerifiedAt" IS NOT NULL OR "passwordHash" IS NULL;

-- Finds the newest claim of an address: with one step, however many there are.
CREATE INDEX CONCURRENTLY "User_claimed_email_idx" ON "User"("email", "id") WHERE "emailVerifiedAt" IS NULL AND "passwordHash" IS NOT NULL;

DROP INDEX CONCURRENTLY "User_email_key";
