/** Invoices as members of the organiser see them: pages, the file of the accountant, and the PDF. */
import { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type {
  ExportInvoicesQuery,
  Invoice,
  InvoicePage,
  InvoiceSummary,
  ListInvoicesQuery,
  MemberAction,
} from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { EventDatabasesService } from '../event-store/event-databases.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { InvoicesService } from './invoices.service.js';
import {
  findInvoice,
  findInvoices,
  readInvoices,
  readInvoicesAfter,
  type InvoiceRow,
} from './list-invoices.sql.js';
import { findLogo } from './logos.sql.js';
import { writeInvoicesFile } from './write-invoices-file.js';

@Injectable()
export class InvoiceReadsService {
  private readonly logger = new Logger(InvoiceReadsService.name);
  /** An invoice of two hundred lines takes some tenths of a second of this process. */
  private readonly writing = new BoundedQueue({ atOnce: 1, maxWaiting: 20, maxWaitMs: 10_000 });

  constructor(
    private readonly database: ReadDatabase,
    private readonly databases: EventDatabasesService,
    private readonly memberships: MembershipsService,
    private readonly invoices: InvoicesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async list(user: SignedInUser, query: ListInvoicesQuery): Promise<InvoicePage> {
    const { organiser: organiserId, page, limit } = query;
    await this.memberships.require(user, { organiserId }, 'invoices.read');
    return this.databases.reads.read(async (database) => {
      const { ids, total, sums } = await findInvoices(database, query);
      const rows = await readInvoices(database, organiserId, ids);
      const meta = { total, page, limit, totalPages: Math.ceil(total / limit) };
      return { data: rows.map(toSummary), meta, sums };
    });
  }

  /** @throws ProblemError `invoice_not_found`, `forbidden`, `second_factor_required`, `busy` */
  async get(user: SignedInUser, id: string): Promise<Invoice> {
    const organiserId = await this.requireOf(user, id, 'invoices.read');
    return toInvoice(await this.read(organiserId, id));
  }

  /** @throws ProblemError as {@link get} */
  async writePdf(user: SignedInUser, id: string): Promise<{ name: string; content: Buffer }> {
    return this.draw(await this.get(user, id));
  }

  /**
   * For whoever made the order: the caller knows that they did.
   * @throws ProblemError `invoice_not_found` where none was issued, `busy`
   */
  async writePdfOfOrder(
    organiserId: string,
    orderId: string,
  ): Promise<{ name: string; content: Buffer }> {
    const id = this.invoices.idOfOrder(orderId);
    return this.draw(toInvoice(await this.read(organiserId, id)));
  }

  private draw(invoice: Invoice): Promise<{ name: string; content: Buffer }> {
    return this.writing.run(async () => {
      // Where nobody wants a PDF, the fonts and what draws them take no memory.
      const { writeInvoicePdf } = await import('./pdf/write-invoice-pdf.js');
      const logo = await this.database.read((database) => findLogo(database, invoice.organiserId));
      const content = await writeInvoicePdf(invoice, logo, this.clock());
      return { name: `invoice-${invoice.number}.pdf`, content };
    });
  }

  /**
   * Written as it is read: whoever reads slowly holds one page of it and no connection.
   * @throws ProblemError as {@link list}; the stream breaks off where a page fails
   */
  async openFile(
    user: SignedInUser,
    { organiser: organiserId, ...days }: ExportInvoicesQuery,
  ): Promise<Readable> {
    await this.memberships.require(user, { organiserId }, 'invoices.read');
    const pieces = writeInvoicesFile(days, (after) =>
      this.databases.reads.read((database) => readInvoicesAfter(database, organiserId, after)),
    );
    // One piece waits for the client at the most, and the next is not begun.
    const content = Readable.from(pieces, { highWaterMark: 1 });
    content.on('error', (error) => this.logger.error(`A file broke off: ${String(error)}`));
    return content;
  }

  /**
   * Whether the user may do it with the invoice.
   * @returns the id of its organiser
   * @throws ProblemError `invoice_not_found` for strangers as for what is not there, `forbidden`
   */
  async requireOf(user: SignedInUser, id: string, action: MemberAction): Promise<string> {
    const found = await this.databases.reads.read(({ invoiceView }) =>
      invoiceView.findUnique({ where: { id }, select: { organiserId: true } }),
    );
    if (!found) throw new ProblemError('invoice_not_found');
    const { organiserId } = found;
    try {
      await this.memberships.require(user, { organiserId }, action);
    } catch (error) {
      const isStranger = error instanceof ProblemError && error.code === 'organiser_not_found';
      throw isStranger ? new ProblemError('invoice_not_found') : error;
    }
    return organiserId;
  }

  /** @throws ProblemError `invoice_not_found` */
  async read(organiserId: string, id: string): Promise<InvoiceRow> {
    const row = await this.databases.reads.read((database) =>
      findInvoice(database, { organiserId, id }),
    );
    if (row === null) throw new ProblemError('invoice_not_found');
    return row;
  }
}

const toDay = (date: Date) => date.toISOString().slice(0, 10);

const toSummary = (row: InvoiceRow): InvoiceSummary => ({
  id: row.id,
  organiserId: row.organiserId,
  number: row.number,
  status: row.status,
  issuedOn: toDay(row.issuedOn),
  currency: row.currency,
  customerName: row.customerName,
  totalCents: row.totalCents,
  creditedCents: row.creditedCents,
});

/** As everybody sees it who may. */
export const toInvoice = (row: InvoiceRow): Invoice => ({
  ...toSummary(row),
  ...row.document,
  version: row.version,
  orderId: row.orderId,
  createdAt: row.createdAt.toISOString(),
});
