import { insertOrganiser } from '@lastseat/test-data';
import type { BenchDatabase } from '../lib/bench-database.js';

const EVENTS_OF_AN_INVOICE = 4;
const INVOICES_OF_A_STATEMENT = 25_000;

/** Invoices that were created, issued, paid and credited by a tenth: as many as have so many events. */
export async function fillBooks(database: BenchDatabase, events: number): Promise<void> {
  const organiserId = await insertOrganiser(database.query.bind(database), []);
  const invoices = events / EVENTS_OF_AN_INVOICE;
  for (let first = 1; first <= invoices; first += INVOICES_OF_A_STATEMENT) {
    const last = Math.min(invoices, first + INVOICES_OF_A_STATEMENT - 1);
    await database.query(
      `INSERT INTO "StoredEvent" (stream, version, type, "schemaVersion", data)
       SELECT 'invoice-' || md5(number::text)::uuid, version, type, 1, data
       FROM generate_series($2::int, $3::int) AS number
       CROSS JOIN LATERAL (VALUES
         (1, 'invoice.created', jsonb_build_object('organiserId', $1::text, 'orderId', NULL,
           'currency', 'EUR', 'pricesIncludeTax', true,
           'customer', '{"name":"Ada Lindt","email":"ada@example.com","address":"2 Long Street","taxNumber":""}'::jsonb,
           'lines', '[{"name":"A seat","quantity":2,"unitPriceCents":5500,"taxBasisPoints":1000},
                      {"name":"A book","quantity":1,"unitPriceCents":1200,"taxBasisPoints":2000}]'::jsonb)),
         (2, 'invoice.issued', jsonb_build_object('year', 2027, 'sequence', 2 * number - 1, 'issuedOn', '2027-01-01',
           'seller', '{"legalName":"Old Mill Concerts GmbH","address":"1 Mill Lane","taxNumber":"ATU1"}'::jsonb)),
         (3, 'invoice.paid', '{"paidOn":"2027-01-02","reference":"Bank"}'::jsonb),
         (4, 'invoice.credited', jsonb_build_object('year', 2027, 'sequence', 2 * number, 'issuedOn', '2027-01-03',
           'refundId', NULL, 'reason', 'Ill',
           'taxes', '[{"taxBasisPoints":1000,"netCents":1000,"taxCents":100},
                      {"taxBasisPoints":2000,"netCents":100,"taxCents":20}]'::jsonb))
       ) AS event(version, type, data)`,
      [organiserId, first, last],
    );
  }
  await database.query('VACUUM ANALYZE "StoredEvent"');
}
