/** What members do with invoices by hand. */
import { Injectable } from '@nestjs/common';
import type {
  CreateInvoiceInput,
  CreditInvoiceInput,
  Invoice,
  PayInvoiceInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../organisers/memberships.service.js';
import { InvoiceReadsService, toInvoice } from './invoice-reads.service.js';
import { InvoicesService } from './invoices.service.js';

@Injectable()
export class InvoiceChangesService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    private readonly invoices: InvoicesService,
    private readonly reads: InvoiceReadsService,
  ) {}

  /**
   * @param key the caller's own word for the request: asked twice, the invoice is there once
   * @throws ProblemError `organiser_not_found`, `forbidden`, `invoicing_profile_missing`,
   *   `invoice_total_invalid`, `idempotency_key_reused`; `stale_version` when it is being issued just now
   */
  async create(
    actor: ActingUser,
    { organiserId, ...input }: CreateInvoiceInput,
    key: string | null,
  ): Promise<Invoice> {
    await this.memberships.require(actor, { organiserId }, 'invoices.change');
    const wanted = { organiserId, ...input, ...(key !== null && { key }) };
    const { id } = await this.inTransaction(async (tx) => {
      const issued = await this.invoices.issueFor(tx, wanted);
      // Behind the number, whose lock is held a statement longer: before it nobody knows whether it is new.
      const changes = { customer: change(null, input.customer.name) };
      const entry = { organiserId, action: 'invoice.issued', changes } as const;
      if (issued.isNew) await this.activity.record(tx, actor, entry);
      return issued;
    });
    return this.show(organiserId, id);
  }

  /** @throws ProblemError `invoice_not_found`, `forbidden`, `stale_version`, `already_paid`, `already_credited` */
  async pay(actor: ActingUser, id: string, input: PayInvoiceInput = {}): Promise<Invoice> {
    const organiserId = await this.reads.requireOf(actor, id, 'invoices.change');
    const { number } = await this.reads.read(organiserId, id);
    await this.inTransaction(async (tx) => {
      const changes = { number: change(null, number) };
      await this.activity.record(tx, actor, { organiserId, action: 'invoice.paid', changes });
      await this.invoices.pay(tx, id, { ...input, reference: input.reference ?? '' });
    });
    return this.show(organiserId, id);
  }

  /**
   * @throws ProblemError `invoice_not_found`, `forbidden`, `stale_version`, `already_credited`,
   *   `credit_above_rest`
   */
  async credit(actor: ActingUser, id: string, input: CreditInvoiceInput = {}): Promise<Invoice> {
    const organiserId = await this.reads.requireOf(actor, id, 'invoices.change');
    const { number } = await this.reads.read(organiserId, id);
    await this.inTransaction(async (tx) => {
      const changes = { number: change(null, number) };
      await this.activity.record(tx, actor, { organiserId, action: 'invoice.credited', changes });
      await this.invoices.credit(tx, id, { ...input, reason: input.reason ?? '' });
    });
    return this.show(organiserId, id);
  }

  private async show(organiserId: string, id: string): Promise<Invoice> {
    return toInvoice(await this.reads.read(organiserId, id));
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return runTransaction(this.prisma, work, onceLimits);
  }
}
