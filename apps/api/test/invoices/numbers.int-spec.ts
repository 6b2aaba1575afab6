/** The numbers of invoices and credit notes: no gap and no double, whoever asks at once and whatever fails. */
import { invoiceSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { drawNumber } from '../../src/invoices/draw-number.sql.js';
import { startApiProcess, type ApiProcess } from '../support/api-process.js';
import { testConfig } from '../support/app.js';
import { concurrently, tally } from '../support/concurrently.js';
import { send } from '../support/http.js';
import { customer, issue, saveProfile } from '../support/invoices.js';
import { readAs } from '../support/person.js';
import { useStaff } from '../support/staff.js';

const own = useStaff();
const { database } = own;
const ASKED_AT_ONCE = 50;

let processes: ApiProcess[];

/** What fails does so at COMMIT, when the number is long drawn. */
beforeAll(async () => {
  await saveProfile(own.staff);
  await database.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'refused at COMMIT'; END $$;
    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON "InvoiceView" DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (new."customerName" = 'To be rolled back') EXECUTE FUNCTION refuse()`);
  processes = await concurrently(2, () => startApiProcess(database.url));
});
afterAll(() => Promise.all(processes.map((one) => one.stop())));

function ask(index: number, name: string) {
  return send(processes[index % 2]!.origin, 'POST', '/api/invoices', {
    headers: { authorization: `Bearer ${own.staff.tokenOf('owner')}` },
    body: {
      organiserId: own.staff.organiserId,
      customer: { ...customer, name },
      lines: [{ name: 'A seat', unitPriceCents: 100 }],
    },
  });
}

/** Sentences about what is wrong with the numbers of the organiser; none: they are without gap and double. */
async function findFaults(): Promise<string[]> {
  const rows = await database.query<{ year: number; sequence: number }>(
    `SELECT (data->>'year')::int AS year, (data->>'sequence')::int AS sequence
     FROM "StoredEvent" WHERE type IN ('invoice.issued', 'invoice.credited') ORDER BY 1, 2`,
  );
  const lastOf = new Map<number, number>();
  const faults: string[] = [];
  for (const { year, sequence } of rows) {
    const wanted = (lastOf.get(year) ?? 0) + 1;
    if (sequence > wanted) faults.push(`${year}: ${wanted} is missing`);
    if (sequence < wanted) faults.push(`${year}: ${sequence} is there twice`);
    lastOf.set(year, sequence);
  }
  return faults;
}

describe('The numbers of an organiser’s year', () => {
  it('have no gap and no double after fifty at once on two processes, some rolled back', async () => {
    const answers = await concurrently(ASKED_AT_ONCE, (index) =>
      ask(index, index % 5 === 0 ? 'To be rolled back' : 'Ada Lindt'),
    );
    const statuses = tally(answers.map(({ status }) => String(status)));
    expect(statuses).toEqual({ 201: ASKED_AT_ONCE * 0.8, 500: ASKED_AT_ONCE * 0.2 });
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map((answer) => readAs(invoiceSchema, answer).number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(await findFaults()).toEqual([]);
  });

  it('are shared by credit notes, of which many at once share none', async () => {
    const invoice = await issue(own.staff);
    const path = `/api/invoices/${invoice.id}/credit`;
    await concurrently(10, () => own.staff.ask('owner', 'POST', path, { amountCents: 100 }));
    expect(await findFaults()).toEqual([]);
  });

  it('would have a gap if one were drawn before the transaction, and this is seen here', async () => {
    const prisma = new PrismaService(testConfig(database.url));
    const year = new Date().getUTCFullYear();
    // As a number that was given to an invoice which was then rolled back.
    await prisma.$transaction((tx) => drawNumber(tx, own.staff.organiserId, year));
    await prisma.$disconnect();
    await issue(own.staff);
    expect(await findFaults()).toEqual([expect.stringMatching(/ is missing$/)]);
  });
});
