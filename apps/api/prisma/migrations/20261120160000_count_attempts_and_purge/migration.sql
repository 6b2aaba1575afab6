-- Attempts to log in, register and refresh, within the window that is under way. Unlogged: written at
-- every attempt, and worth nothing after a crash. The names are those of rate-limiter-flexible.
CREATE UNLOGGED TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- What has expired is looked for by its time.
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

CREATE INDEX "RefreshToken_expiresAt_idx" ON "RefreshToken"("expiresAt");
