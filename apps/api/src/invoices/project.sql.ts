import type { Transaction } from '../common/database/prisma.service.js';
import type { InvoiceViewRow } from './to-view.js';

/** The columns of the view that are as they are in the row, in the order of the statements here. */
export const VIEW_COLUMNS = `id uuid, "organiserId" uuid, "orderId" uuid, version int,
  status "InvoiceStatus", year int, sequence int, number text, "issuedOn" date, currency char(3),
  "customerName" text, "customerEmail" text, "totalCents" int, "creditedCents" int, document jsonb,
  "createdAt" timestamptz(3)`;

/**
 * A row says all that is known of an invoice by its version. So whoever comes late with an older one changes
 * nothing, and whoever comes twice neither.
 */
export async function project(
  tx: Pick<Transaction, '$executeRawUnsafe'>,
  rows: readonly InvoiceViewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO "InvoiceView" AS view (id, "organiserId", "orderId", version, status, year, sequence,
       number, "issuedOn", currency, "customerName", "customerEmail", "totalCents", "creditedCents",
       document, "createdAt")
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS new(${VIEW_COLUMNS})
     ORDER BY id
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status,
       "creditedCents" = excluded."creditedCents", document = excluded.document
     WHERE view.version < excluded.version`,
    JSON.stringify(rows),
  );
}
