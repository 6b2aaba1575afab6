-- Where mails to a person go that no address belongs to: a guest who buys with an address that has a place
-- at the event already. "email" is then one that nobody can have. Null for everybody else, so nothing is rewritten.
ALTER TABLE "User" ADD COLUMN "contactEmail" TEXT;

ALTER TABLE "User" ADD CONSTRAINT "User_contactEmail_lower_case" CHECK ("contactEmail" = lower("contactEmail")) NOT VALID;
