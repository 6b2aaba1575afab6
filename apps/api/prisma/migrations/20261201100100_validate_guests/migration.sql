-- Looks at all rows and lets others write meanwhile.
ALTER TABLE "User" VALIDATE CONSTRAINT "User_passwordHash_not_empty";
