-- New tables only: nothing that is there is rewritten or looked at.
CREATE TYPE "InvoiceStatus" AS ENUM ('issued', 'paid', 'credited');

-- What happened to an aggregate. Only ever added to: the API's role can neither change a row nor remove one.
-- The primary key is what two writers of one stream meet in. Names sort by their bytes, so that those of one
-- kind are a range of it.
CREATE TABLE "StoredEvent" (
    "stream" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "schemaVersion" SMALLINT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "StoredEvent_pkey" PRIMARY KEY ("stream", "version"),
    CONSTRAINT "StoredEvent_version_positive" CHECK ("version" > 0 AND "schemaVersion" > 0)
);

CREATE UNIQUE INDEX "StoredEvent_position_key" ON "StoredEvent"("position");

-- Who an organiser's invoices are from.
CREATE TABLE "InvoicingProfile" (
    "organiserId" UUID NOT NULL,
    "legalName" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "taxNumber" TEXT NOT NULL,
    "taxBasisPoints" INTEGER NOT NULL,
    "pricesIncludeTax" BOOLEAN NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    CONSTRAINT "InvoicingProfile_pkey" PRIMARY KEY ("organiserId"),
    CONSTRAINT "InvoicingProfile_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InvoicingProfile_tax_in_range" CHECK ("taxBasisPoints" BETWEEN 0 AND 10000)
);

-- The last number that was given. Its row lock makes numbers gapless: who rolls back gives the number back.
CREATE TABLE "InvoiceLedger" (
    "organiserId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "lastSequence" INTEGER NOT NULL,
    CONSTRAINT "InvoiceLedger_pkey" PRIMARY KEY ("organiserId", "year"),
    CONSTRAINT "InvoiceLedger_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "Organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The read model. No foreign key: it can be made anew from the events, and is. The amounts are bounded by the
-- rules of the invoice.
CREATE TABLE "InvoiceView" (
    "id" UUID NOT NULL,
    "organiserId" UUID NOT NULL,
    "orderId" UUID,
    "version" INTEGER NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "customerName" TEXT NOT NULL,
    "customerEmail" TEXT,
    "totalCents" INTEGER NOT NULL,
    "creditedCents" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "InvoiceView_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "InvoiceView_credited_in_total" CHECK ("creditedCents" BETWEEN 0 AND "totalCents")
);

CREATE UNIQUE INDEX "InvoiceView_organiserId_year_sequence_key" ON "InvoiceView"("organiserId", "year", "sequence");
