import { v7 as newId } from 'uuid';
import type { TestDatabase } from './database.js';

/** An invoicing profile and an invoice over 110.00 that nobody has paid. @returns its id */
export async function plantInvoice(database: TestDatabase, organiserId: string): Promise<string> {
  const id = newId();
  const customer = { name: 'Ada', email: null, address: '', taxNumber: '' };
  const lines = [{ name: 'A seat', quantity: 1, unitPriceCents: 11_000, taxBasisPoints: 1_000 }];
  const seller = { legalName: 'An organiser', address: '1 Long Street', taxNumber: '' };
  const creation = { organiserId, orderId: null, currency: 'EUR', pricesIncludeTax: true };
  const issue = { year: 2027, sequence: 1, issuedOn: '2027-01-01', seller };
  const taxes = [{ taxBasisPoints: 1_000, netCents: 10_000, taxCents: 1_000 }];
  const sums = { taxes, netCents: 10_000, taxCents: 1_000, payment: null, credits: [] };
  const document = { seller, customer, pricesIncludeTax: true, lines, ...sums };
  await database.query(
    `WITH profile AS (
       INSERT INTO "InvoicingProfile" VALUES
         ($1::uuid, 'An organiser', '1 Long Street', '', 1000, true, 'EUR', 'UTC')
     ), ledger AS (
       INSERT INTO "InvoiceLedger" VALUES ($1::uuid, 2027, 1)
     ), events AS (
       INSERT INTO "StoredEvent" (stream, version, type, "schemaVersion", data)
       VALUES ('invoice-' || $2, 1, 'invoice.created', 1, $3::jsonb),
              ('invoice-' || $2, 2, 'invoice.issued', 1, $4::jsonb)
     )
     INSERT INTO "InvoiceView" VALUES ($2::uuid, $1::uuid, NULL, 2, 'issued', 2027, 1, '2027-00001',
       '2027-01-01', 'EUR', 'Ada', NULL, 11000, 0, $5::jsonb, now())`,
    [organiserId, id, ...[{ ...creation, customer, lines }, issue, document].map(toJson)],
  );
  return id;
}

const toJson = (value: object) => JSON.stringify(value);
