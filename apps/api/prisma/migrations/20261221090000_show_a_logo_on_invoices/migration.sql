-- A table of its own: nobody who sells or books reads an organiser's picture along with its row.
CREATE TABLE "OrganiserLogo" (
    "organiserId" UUID NOT NULL,
    -- Pixels.
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    -- PNG, which we wrote.
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "OrganiserLogo_pkey" PRIMARY KEY ("organiserId"),
    CONSTRAINT "OrganiserLogo_size_positive" CHECK ("width" > 0 AND "height" > 0),
    CONSTRAINT "OrganiserLogo_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Compressed already: a second try would cost time and save nothing.
ALTER TABLE "OrganiserLogo" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
