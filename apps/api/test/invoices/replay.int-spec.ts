/** The read model made anew from the events: equal to the live one, whatever happens meanwhile. */
import { invoiceSchema, type Invoice } from '@lastseat/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { replayInvoices, type Progress } from '../../src/invoices/replay-invoices.js';
import { concurrently } from '../support/concurrently.js';
import { issue, saveProfile } from '../support/invoices.js';
import { readAs } from '../support/person.js';
import { useStaff } from '../support/staff.js';

const own = useStaff();
const { database } = own;
const INVOICES = 30;

let invoices: Invoice[];

beforeAll(async () => {
  await saveProfile(own.staff);
  invoices = await concurrently(INVOICES, () => issue(own.staff));
  for (const [index, invoice] of invoices.entries()) {
    if (index % 2 === 0) await act(invoice, 'pay');
    if (index % 3 === 0) await act(invoice, 'credit', { amountCents: 1 + index });
  }
});

const act = ({ id }: Invoice, what: string, body?: object) =>
  own.staff.ask('owner', 'POST', `/api/invoices/${id}/${what}`, body);

const readView = () => database.query(`SELECT * FROM "InvoiceView" ORDER BY id`);

/** What there is beside its rows: a table that took its place must be like it. */
const describeTable = () =>
  database.query(`
    SELECT 'index' AS what, indexname::text AS name, indexdef AS says
    FROM pg_indexes WHERE tablename LIKE 'InvoiceView%'
    UNION ALL
    SELECT 'constraint', conname::text, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid = '"InvoiceView"'::regclass AND contype <> 'n'
    UNION ALL
    SELECT 'rights', relname::text, relacl::text FROM pg_class WHERE relname LIKE 'InvoiceView%'
      AND relkind = 'r'
    UNION ALL
    SELECT 'column', attname::text, format_type(atttypid, atttypmod) || ' ' || attnotnull
    FROM pg_attribute WHERE attrelid = '"InvoiceView"'::regclass AND attnum > 0
    ORDER BY 1, 2`);

const replay = (onProgress: Progress = () => undefined) =>
  replayInvoices(database.ownerUrl, onProgress);

describe('A replay', () => {
  it('makes a read model that is equal to the live one, and takes its place', async () => {
    const [view, table] = [await readView(), await describeTable()];
    const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "StoredEvent"`,
    );
    expect(await replay()).toEqual({ events: count, differences: 0 });
    expect(await readView()).toEqual(view);
    expect(await describeTable()).toEqual(table);
    expect((await act(invoices[1]!, 'pay')).status).toBe(200);
  });

  it('puts right what the live one has wrong', async () => {
    const view = await readView();
    await database.query(`UPDATE "InvoiceView" SET "totalCents" = 7, "creditedCents" = 0
                          WHERE id = (SELECT min(id::text)::uuid FROM "InvoiceView")`);
    await database.query(`DELETE FROM "InvoiceView" WHERE id = $1`, [invoices[2]!.id]);
    expect(await replay()).toMatchObject({ differences: 2 });
    expect(await readView()).toEqual(view);
  });

  it('that dies in the midst leaves the live one as it was, and the next one is not disturbed', async () => {
    const [view, table] = [await readView(), await describeTable()];
    const died = replay(async () => {
      await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                           WHERE application_name = 'lastseat-replay'
                             AND datname = current_database()`);
    });
    await expect(died).rejects.toThrow();
    expect(await readView()).toEqual(view);
    expect(await replay()).toMatchObject({ differences: 0 });
    expect(await readView()).toEqual(view);
    expect(await describeTable()).toEqual(table);
  });

  it('has what was issued, paid and credited while it went on', async () => {
    let made: Invoice[] = [];
    const result = await replay(async () => {
      made = await concurrently(10, () => issue(own.staff));
      await Promise.all([act(invoices[3]!, 'pay'), act(invoices[5]!, 'credit')]);
    });
    expect(result.differences).toBe(0);
    for (const { id } of made) {
      const answer = await own.staff.ask('owner', 'GET', `/api/invoices/${id}`);
      expect(readAs(invoiceSchema, answer).status).toBe('issued');
    }
    expect(await replay()).toMatchObject({ differences: 0 });
  });
});
