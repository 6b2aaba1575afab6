-- Who has proved that an address is theirs, and what a mail carries to prove it.

-- Whoever is here already counts as proved. A default that is the same for all rows is kept beside the
-- table: nothing is rewritten while people book. New accounts begin without.
ALTER TABLE "User" ADD COLUMN "emailVerifiedAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

ALTER TABLE "User" ALTER COLUMN "emailVerifiedAt" DROP DEFAULT;

-- Null: it is there. What was personal is gone from the row then, and its bookings stay.
ALTER TABLE "User" ADD COLUMN "deletedAt" TIMESTAMPTZ(3);

-- The user agent, as a short name such as "Firefox on Linux". Null: a log-in from before.
ALTER TABLE "Session" ADD COLUMN "device" TEXT;

-- Null: never since it began.
ALTER TABLE "Session" ADD COLUMN "lastUsedAt" TIMESTAMPTZ(3);

-- One for each account: a new code ends the old one. The code itself is derived from the id and from a key
-- of the server, and stands nowhere: a hash of six digits is as good as the digits.
CREATE TABLE "Verification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    -- The account's own, or the one that it is to have.
    "email" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Verification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Verification_userId_key" ON "Verification"("userId");

CREATE INDEX "Verification_expiresAt_idx" ON "Verification"("expiresAt");

CREATE TABLE "PasswordReset" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "PasswordReset_userId_key" ON "PasswordReset"("userId");

CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");

CREATE INDEX "PasswordReset_expiresAt_idx" ON "PasswordReset"("expiresAt");
