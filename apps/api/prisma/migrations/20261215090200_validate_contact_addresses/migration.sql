-- Reads the table, and holds up nobody.
ALTER TABLE "User" VALIDATE CONSTRAINT "User_contactEmail_lower_case";
