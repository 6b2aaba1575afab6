-- The second step of a log-in: an authenticator app, and codes for when it is not at hand.

-- One app for each account.
CREATE TABLE "TotpSecret" (
    "userId" UUID NOT NULL,
    -- Sealed by a key that the database does not have.
    "secret" BYTEA NOT NULL,
    -- Null: no right code has come yet, and none is asked for.
    "confirmedAt" TIMESTAMPTZ(3),
    -- Of 30 seconds since 1970: a code is good once, and none before it any more.
    "lastStep" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TotpSecret_pkey" PRIMARY KEY ("userId"),
    CONSTRAINT "TotpSecret_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RecoveryCode" (
    "userId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("userId", "hash"),
    CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
