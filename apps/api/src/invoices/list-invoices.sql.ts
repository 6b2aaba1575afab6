/** Pages and files of invoices: plain queries of the read model. */
import type { InvoiceSum, ListInvoicesQuery } from '@lastseat/contracts';
import { Prisma, type InvoiceView } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type { InvoiceDocument } from './to-view.js';

type Database = Pick<PrismaService, '$queryRaw' | 'invoiceView'>;

export type InvoiceRow = Omit<InvoiceView, 'document'> & { document: InvoiceDocument };

/** Always of one organiser, whoever asked for what id. @returns null for another's as for what is not there */
export async function findInvoice(
  database: Database,
  where: { organiserId: string; id: string },
): Promise<InvoiceRow | null> {
  const [row] = await database.invoiceView.findMany({ where });
  return row === undefined ? null : toRow(row);
}

/** The document was written by us ({@link toRow} of the projection) and is read as it was written. */
const toRow = (row: InvoiceView): InvoiceRow => ({
  ...row,
  document: row.document as unknown as InvoiceDocument,
});

function listConditions({ organiser, status, search }: ListInvoicesQuery): Prisma.Sql {
  const conditions = [Prisma.sql`"organiserId" = ${organiser}::uuid`];
  if (status !== 'all') conditions.push(Prisma.sql`status = ${status}::"InvoiceStatus"`);
  if (search !== '') {
    // What is typed is text and no pattern: `strpos` knows no wildcards.
    const matches = [
      Prisma.sql`strpos(number, ${search}) > 0`,
      Prisma.sql`strpos(lower(unaccent("customerName")), lower(unaccent(${search}))) > 0`,
      Prisma.sql`strpos("customerEmail", lower(${search})) > 0`,
    ];
    conditions.push(Prisma.sql`(${Prisma.join(matches, ' OR ')})`);
  }
  return Prisma.join(conditions, ' AND ');
}

export interface FoundInvoices {
  /** Of one page, the newest first. */
  ids: string[];
  total: number;
  sums: InvoiceSum[];
}

export async function findInvoices(
  database: Database,
  query: ListInvoicesQuery,
): Promise<FoundInvoices> {
  const { page, limit } = query;
  const [row] = await database.$queryRaw<FoundInvoices[]>`
    WITH found AS MATERIALIZED (
      SELECT id, year, sequence, status, currency, "totalCents", "creditedCents"
      FROM "InvoiceView" WHERE ${listConditions(query)}
    ), sums AS (
      SELECT currency, sum("totalCents") AS total, sum("creditedCents") AS credited,
             coalesce(sum("totalCents" - "creditedCents") FILTER (WHERE status = 'issued'), 0) AS open
      FROM found GROUP BY currency
    )
    SELECT (SELECT count(*)::int FROM found) AS total,
           ARRAY(SELECT id FROM found ORDER BY year DESC, sequence DESC
                 LIMIT ${limit} OFFSET ${(page - 1) * limit}) AS ids,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'totalCents', total,
                     'creditedCents', credited, 'openCents', open) ORDER BY currency), '[]')
            FROM sums) AS sums`;
  return row!;
}

export async function readInvoices(
  database: Database,
  organiserId: string,
  ids: readonly string[],
): Promise<InvoiceRow[]> {
  const rows = await database.invoiceView.findMany({
    where: { organiserId, id: { in: [...ids] } },
    orderBy: [{ year: 'desc' }, { sequence: 'desc' }],
  });
  return rows.map(toRow);
}

/** Invoices of one page of a file. */
export const INVOICES_OF_A_PAGE = 500;

/** Where a page ends, and the next begins. */
export interface InvoicePlace {
  year: number;
  sequence: number;
}

/** In the order of their numbers, which never change. */
export async function readInvoicesAfter(
  database: Database,
  organiserId: string,
  after: InvoicePlace,
): Promise<InvoiceRow[]> {
  const rows = await database.invoiceView.findMany({
    where: {
      organiserId,
      OR: [{ year: { gt: after.year } }, { year: after.year, sequence: { gt: after.sequence } }],
    },
    orderBy: [{ year: 'asc' }, { sequence: 'asc' }],
    take: INVOICES_OF_A_PAGE,
  });
  return rows.map(toRow);
}
