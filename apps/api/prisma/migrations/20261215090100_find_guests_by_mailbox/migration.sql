-- For whoever has proved the address: what is kept of them, and what is to be erased with them.
CREATE INDEX CONCURRENTLY "User_contactEmail_idx" ON "User"("contactEmail") WHERE "contactEmail" IS NOT NULL;
