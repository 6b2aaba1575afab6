import type { Transaction } from '../common/database/prisma.service.js';
import type { InvoiceViewRow } from './to-view.js';

/** The columns of the view that are as they are in the row, in the order of the statements here. */
export const VIEW_COLUMNS = `id uuid, "organiserId" uuid, "orderId" uuid, version int,
  status "InvoiceStatus", year int, sequence int, number text, "issuedOn" date, currency char(3),
  "customerName" text, "customerEmail" text, "totalCents" int, "creditedCents" int, document jsonb,
  "createdAt" timestamptz(3)`;

/** In the transaction of the events: list and page never know less than the store. */
export async function project(tx: Transaction, row: InvoiceViewRow): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "InvoiceView" (id, "organiserId", "orderId", version, status, year, sequence, number,
       "issuedOn", currency, "customerName", "customerEmail", "totalCents", "creditedCents", document,
       "createdAt")
     SELECT id, "organiserId", "orderId", version, status, year, sequence, number, "issuedOn", currency,
       "customerName", "customerEmail", "totalCents", "creditedCents", document,
       coalesce("createdAt", now())
     FROM jsonb_to_record($1::jsonb) AS new(${VIEW_COLUMNS})
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status,
       "creditedCents" = excluded."creditedCents", document = excluded.document`,
    JSON.stringify(row),
  );
}
