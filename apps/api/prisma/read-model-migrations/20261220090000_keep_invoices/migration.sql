-- The database of READ_MODEL_URL: what lists and pages of invoices read, and how far it has followed the events.
-- The same tables are in the main database. A change of one is a migration of both.
CREATE EXTENSION IF NOT EXISTS "unaccent" WITH SCHEMA public;

CREATE TYPE "InvoiceStatus" AS ENUM ('issued', 'paid', 'credited');

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

CREATE TABLE "ProjectionCursor" (
    "name" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "ProjectionCursor_pkey" PRIMARY KEY ("name")
);
