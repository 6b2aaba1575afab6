/** What members do with invoices by hand. */
import { Injectable } from '@nestjs/common';
import type {
  CreateInvoiceInput,
  CreditInvoiceInput,
  Invoice,
  PayInvoiceInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import type { Transaction } from '../common/database/prisma.service.js';
import { onceLimits } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { BooksService, type Books } from './books.service.js';
import { InvoiceReadsService, toInvoice } from './invoice-reads.service.js';
import { InvoicesService } from './invoices.service.js';

type ChangeAction = 'invoice.paid' | 'invoice.credited';

@Injectable()
export class InvoiceChangesService {
  constructor(
    private readonly books: BooksService,
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
    const { id } = await this.books.change({
      organiserId,
      limits: onceLimits,
      work: (books) => this.invoices.issueFor(books, wanted),
      tell: async (main, { isNew }) => {
        const changes = { customer: change(null, input.customer.name) };
        const entry = { organiserId, action: 'invoice.issued', changes } as const;
        if (isNew) await this.activity.record(main, actor, entry);
      },
    });
    return this.show(organiserId, id);
  }

  /** @throws ProblemError `invoice_not_found`, `forbidden`, `stale_version`, `already_paid`, `already_credited` */
  async pay(actor: ActingUser, id: string, input: PayInvoiceInput = {}): Promise<Invoice> {
    const organiserId = await this.reads.requireOf(actor, id, 'invoices.change');
    const wanted = { ...input, reference: input.reference ?? '' };
    return this.changeOne(actor, { organiserId, id, action: 'invoice.paid' }, (books) =>
      this.invoices.pay(books, id, wanted),
    );
  }

  /**
   * @throws ProblemError `invoice_not_found`, `forbidden`, `stale_version`, `already_credited`,
   *   `credit_above_rest`
   */
  async credit(actor: ActingUser, id: string, input: CreditInvoiceInput = {}): Promise<Invoice> {
    const organiserId = await this.reads.requireOf(actor, id, 'invoices.change');
    const wanted = { ...input, reason: input.reason ?? '' };
    return this.changeOne(actor, { organiserId, id, action: 'invoice.credited' }, (books) =>
      this.invoices.credit(books, id, wanted),
    );
  }

  private async show(organiserId: string, id: string): Promise<Invoice> {
    return toInvoice(await this.reads.read(organiserId, id));
  }

  private async changeOne(
    actor: ActingUser,
    { organiserId, id, action }: { organiserId: string; id: string; action: ChangeAction },
    work: (books: Books) => Promise<void>,
  ): Promise<Invoice> {
    const { number } = await this.reads.read(organiserId, id);
    const changes = { number: change(null, number) };
    const tell = (main: Transaction) =>
      this.activity.record(main, actor, { organiserId, action, changes });
    await this.books.change({ organiserId, limits: onceLimits, work, tell });
    return this.show(organiserId, id);
  }
}
