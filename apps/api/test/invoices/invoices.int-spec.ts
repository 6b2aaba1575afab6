/** Invoices by hand, from the request to the events and what is read of them, wherever the books are. */
import {
  invoicePageSchema,
  invoiceSchema,
  invoicingSchema,
  logoMaxBytes,
  type Invoice,
} from '@lastseat/contracts';
import { readPdfText } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBooks } from '../support/books.js';
import { concurrently, tally } from '../support/concurrently.js';
import { expectProblem, send } from '../support/http.js';
import { customer, issue, profile, saveProfile } from '../support/invoices.js';
import { readAs } from '../support/person.js';
import { makePng } from '../support/pictures.js';
import { createStaff, useStaff } from '../support/staff.js';

describe.each([
  ['in the main database', false],
  ['in databases of their own', true],
])('With the books %s', (_where, isApart) => {
  const books = isApart ? useBooks() : undefined;
  const own = useStaff(books?.settings);
  const { database } = own;
  const store = books?.store ?? database;

  beforeAll(() => saveProfile(own.staff));

  const eventsOf = ({ id }: Invoice) =>
    store.query<{ type: string; version: number; data: object }>(
      `SELECT type, version, data FROM "StoredEvent" WHERE stream = $1 ORDER BY version`,
      [`invoice-${id}`],
    );

  const act = (invoice: Invoice, what: 'pay' | 'credit', body?: object) =>
    own.staff.ask('manager', 'POST', `/api/invoices/${invoice.id}/${what}`, body);

  const list = async (query = '') => {
    const path = `/api/invoices?organiser=${own.staff.organiserId}${query}`;
    return readAs(invoicePageSchema, await own.staff.ask('owner', 'GET', path));
  };

  describe('An invoice', () => {
    it('is issued, paid and credited: each is an event, and the page knows it at once', async () => {
      const issued = await issue(own.staff);
      const [year, sequence = ''] = issued.number.split('-');
      expect(sequence).toMatch(/^\d{5}$/);
      expect(issued).toMatchObject({
        ...{ status: 'issued', version: 2, currency: 'EUR', customerName: 'Ada Lindt' },
        ...{ totalCents: 11_000, netCents: 10_000, taxCents: 1_000, creditedCents: 0 },
        taxes: [{ taxBasisPoints: 1_000, netCents: 10_000, taxCents: 1_000 }],
        seller: { legalName: 'Old Mill Concerts GmbH', taxNumber: 'ATU12345678' },
      });
      const paid = readAs(
        invoiceSchema,
        await act(issued, 'pay', { paidOn: '2027-03-01', reference: 'Bank 7' }),
      );
      expect(paid.payment).toEqual({ paidOn: '2027-03-01', reference: 'Bank 7' });
      const credited = readAs(
        invoiceSchema,
        await act(issued, 'credit', { amountCents: 5_500, reason: 'Ill' }),
      );
      const next = String(Number(sequence) + 1).padStart(5, '0');
      expect(credited).toMatchObject({
        ...{ status: 'paid', version: 4, creditedCents: 5_500 },
        credits: [
          {
            ...{ number: `${year}-${next}`, reason: 'Ill', totalCents: 5_500 },
            taxes: [{ taxBasisPoints: 1_000, netCents: 5_000, taxCents: 500 }],
          },
        ],
      });
      const rest = readAs(invoiceSchema, await act(issued, 'credit'));
      expect(rest).toMatchObject({ status: 'credited', creditedCents: 11_000 });
      const stored = await eventsOf(issued);
      expect(stored.map(({ type }) => type)).toEqual([
        ...['invoice.created', 'invoice.issued', 'invoice.paid'],
        ...['invoice.credited', 'invoice.credited'],
      ]);
      const path = `/api/invoices/${issued.id}`;
      expect(readAs(invoiceSchema, await own.staff.ask('owner', 'GET', path))).toEqual(rest);
    });

    it('is paid once, credited up to its total, and not paid when nothing is left', async () => {
      const invoice = await issue(own.staff);
      expectProblem(
        await act(invoice, 'credit', { amountCents: 11_001 }),
        409,
        'credit_above_rest',
      );
      expect((await act(invoice, 'pay')).status).toBe(200);
      expectProblem(await act(invoice, 'pay'), 409, 'already_paid');
      expect((await act(invoice, 'credit', { amountCents: 10_999 })).status).toBe(200);
      expectProblem(await act(invoice, 'credit', { amountCents: 2 }), 409, 'credit_above_rest');
      expect((await act(invoice, 'credit')).status).toBe(200);
      expectProblem(await act(invoice, 'credit'), 409, 'already_credited');
      const unpaid = await issue(own.staff);
      expect((await act(unpaid, 'credit')).status).toBe(200);
      expectProblem(await act(unpaid, 'pay'), 409, 'already_credited');
    });

    it('that somebody else has changed meanwhile is not changed by what was seen before', async () => {
      const invoice = await issue(own.staff);
      expect((await act(invoice, 'credit', { amountCents: 1 })).status).toBe(200);
      const seen = { expectedVersion: invoice.version };
      expectProblem(await act(invoice, 'pay', seen), 409, 'stale_version');
      expect((await act(invoice, 'pay', { expectedVersion: 3 })).status).toBe(200);
    });

    it('changed by twenty at once is changed by one of them: the others are told so', async () => {
      const invoice = await issue(own.staff);
      const answers = await concurrently(20, () => act(invoice, 'pay'));
      const statuses = tally(answers.map(({ status }) => String(status)));
      expect(statuses).toEqual({ 200: 1, 409: 19 });
      expect(await eventsOf(invoice)).toHaveLength(3);
    });

    it('is not issued by who has not said who it is from', async () => {
      const other = await createStaff(database, own.target);
      const body = {
        organiserId: other.organiserId,
        customer,
        lines: [{ name: 'A seat', unitPriceCents: 1 }],
      };
      const answer = await other.ask('owner', 'POST', '/api/invoices', body);
      expectProblem(answer, 422, 'invoicing_profile_missing');
    });

    it('has a rate for each line that says one, and no sum below zero', async () => {
      const line = { name: 'A line', quantity: 3, unitPriceCents: 999 };
      const lines = [line, { ...line, taxBasisPoints: 2_000 }, { ...line, taxBasisPoints: 0 }];
      const invoice = await issue(own.staff, { lines });
      expect(invoice.taxes).toEqual([
        { taxBasisPoints: 0, netCents: 2_997, taxCents: 0 },
        { taxBasisPoints: 1_000, netCents: 2_725, taxCents: 272 },
        { taxBasisPoints: 2_000, netCents: 2_497, taxCents: 500 },
      ]);
      const discount = { name: 'Discount', unitPriceCents: -2_998, taxBasisPoints: 0 };
      const { organiserId } = own.staff;
      const body = { organiserId, customer, lines: [...lines, discount] };
      const answer = await own.staff.ask('owner', 'POST', '/api/invoices', body);
      expectProblem(answer, 422, 'invoice_total_invalid');
    });

    it('that is asked for twice by one key is one, and another by that key is refused', async () => {
      const key = newId();
      const ask = (body: object) =>
        send(own.target.origin, 'POST', '/api/invoices', {
          headers: {
            authorization: `Bearer ${own.staff.tokenOf('owner')}`,
            'idempotency-key': key,
          },
          body,
        });
      const { organiserId } = own.staff;
      const body = { organiserId, customer, lines: [{ name: 'A seat', unitPriceCents: 100 }] };
      const first = readAs(invoiceSchema, await ask(body));
      expect(readAs(invoiceSchema, await ask(body))).toEqual(first);
      const other = { ...body, lines: [{ name: 'A seat', unitPriceCents: 101 }] };
      expectProblem(await ask(other), 422, 'idempotency_key_reused');
    });

    it('has its organiser’s logo on each PDF from then on, until it is taken away', async () => {
      const invoice = await issue(own.staff);
      const path = `/api/organisers/${own.staff.organiserId}/invoicing`;
      const headers = { authorization: `Bearer ${own.staff.tokenOf('owner')}` };
      const put = (body: Buffer, type = 'image/png') =>
        send(own.target.origin, 'PUT', `${path}/logo`, {
          headers: { ...headers, 'content-type': type },
          body,
        });
      const hasPicture = async () => {
        const pdf = await fetch(`${own.target.origin}/api/invoices/${invoice.id}.pdf`, { headers });
        const bytes = Buffer.from(await pdf.arrayBuffer());
        expect(readPdfText(bytes).join('\n')).toContain(`Number ${invoice.number}`);
        return bytes.includes('/Subtype /Image');
      };
      expect(await hasPicture()).toBe(false);
      expectProblem(await put(Buffer.alloc(logoMaxBytes + 1)), 413, 'payload_too_large');
      expectProblem(await put(Buffer.from('GIF89a')), 415, 'unsupported_media_type');
      for (const size of [300, 400]) {
        const { profile: kept, logo } = readAs(invoicingSchema, await put(makePng(size, 100)));
        expect(kept).toEqual(profile);
        expect(Buffer.from(logo ?? '', 'base64').readUInt32BE(16)).toBe(size);
      }
      expect(await hasPicture()).toBe(true);
      await saveProfile(own.staff);
      const removed = await own.staff.ask('owner', 'DELETE', `${path}/logo`);
      expect(readAs(invoicingSchema, removed)).toEqual({ profile, logo: null });
      expect(await hasPicture()).toBe(false);
    });

    it('is there for the members of its organiser, and for nobody else', async () => {
      const invoice = await issue(own.staff);
      const other = await createStaff(database, own.target);
      for (const what of [`/${invoice.id}`, `/${invoice.id}.pdf`]) {
        const answer = await other.ask('owner', 'GET', `/api/invoices${what}`);
        expectProblem(answer, 404, 'invoice_not_found');
      }
      for (const what of ['pay', 'credit']) {
        const path = `/api/invoices/${invoice.id}/${what}`;
        expectProblem(await other.ask('owner', 'POST', path), 404, 'invoice_not_found');
      }
      const page = readAs(
        invoicePageSchema,
        await other.ask('owner', 'GET', `/api/invoices?organiser=${other.organiserId}`),
      );
      expect(page).toMatchObject({ data: [], sums: [] });
    });
  });

  describe('The list of invoices', () => {
    it('is searched by number, name and e-mail, filtered by status, and summed up', async () => {
      const name = `Zoë ${newId()}`;
      const named = { customer: { ...customer, name, email: `${newId()}@example.com` } };
      const [first, second] = [await issue(own.staff, named), await issue(own.staff, named)];
      await act(first, 'pay');
      await act(second, 'credit', { amountCents: 1_000 });
      const search = `&search=${encodeURIComponent(name.toLowerCase().replace('ë', 'e'))}`;
      const found = await list(search);
      expect(found.data.map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(found.meta.total).toBe(2);
      expect(found.sums).toEqual([
        { currency: 'EUR', totalCents: 22_000, creditedCents: 1_000, openCents: 10_000 },
      ]);
      expect((await list(`${search}&status=paid`)).data.map(({ id }) => id)).toEqual([first.id]);
      expect((await list(`&search=${first.number}`)).data.map(({ id }) => id)).toEqual([first.id]);
      const pages = [await list(`${search}&limit=1`), await list(`${search}&limit=1&page=2`)];
      expect(pages.flatMap(({ data }) => data.map(({ id }) => id))).toEqual([second.id, first.id]);
      expect((await list('&search=%25')).data).toEqual([]);
    });
  });

  describe('The file for the accountant', () => {
    it('has a row for each document and rate, adds up, and runs nothing', async () => {
      const other = await createStaff(database, own.target);
      await saveProfile(other, { pricesIncludeTax: false });
      const lines = [
        { name: 'Seats', quantity: 2, unitPriceCents: 1_000 },
        { name: 'Book', unitPriceCents: 500, taxBasisPoints: 2_000 },
      ];
      const invoice = await issue(other, { customer: { ...customer, name: '=cmd|1' }, lines });
      const path = `/api/invoices/${invoice.id}/credit`;
      await other.ask('owner', 'POST', path, { amountCents: 1_400, reason: '-1' });
      const query = `/api/invoices.csv?organiser=${other.organiserId}`;
      const { text, headers } = await other.ask('owner', 'GET', query);
      expect(headers['content-disposition']).toBe('attachment; filename="invoices.csv"');
      const rows = text.split('\r\n').slice(1, -1);
      const cells = rows.map((row) => row.split(','));
      expect(cells.map((row) => row.slice(8, 12))).toEqual([
        ['10.00', '20.00', '2.00', '22.00'],
        ['20.00', '5.00', '1.00', '6.00'],
        ['10.00', '-10.00', '-1.00', '-11.00'],
        ['20.00', '-2.50', '-0.50', '-3.00'],
      ]);
      expect(cells.map((row) => [row[1], row[4], row[14]])).toEqual([
        ['invoice', "'=cmd|1", ''],
        ['invoice', "'=cmd|1", ''],
        ['credit note', "'=cmd|1", "'-1"],
        ['credit note', "'=cmd|1", "'-1"],
      ]);
      const { text: later } = await other.ask('owner', 'GET', `${query}&from=2999-01-01`);
      expect(later.split('\r\n')).toHaveLength(2);
    });
  });
});
