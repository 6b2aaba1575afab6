/**
 * Invoices and their credit notes. What must stay true: each change is an event, what is read of it is shown,
 * and numbers have neither gap nor double. {@link InvoicesService.issueFor} and {@link InvoicesService.credit} are
 * called as the last work of a change of the books: the number's lock is held from there to COMMIT.
 */
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import {
  localIsoTime,
  type InvoiceCustomer,
  type InvoiceLine,
  sumTaxes,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { append, readHistory } from '../event-store/event-store.service.js';
import type { Books } from './books.service.js';
import { decideCredit, decidePayment } from './domain/decide-invoice.js';
import type { Creation, Invoice, InvoiceEvent } from './domain/invoice.js';
import { drawNumber } from './draw-number.sql.js';
import { invoiceCodec, nameInvoice, rehydrate, streamOf } from './invoice-events.js';
import { toView } from './to-view.js';

export interface InvoiceWanted {
  organiserId: string;
  /** Of one order there is one invoice, however often it is asked for. Left out: one made by hand. */
  orderId?: string;
  /** By hand: the caller's own word for the request, which makes one invoice. */
  key?: string;
  customer: InvoiceCustomer;
  lines: readonly {
    name: string;
    quantity: number;
    unitPriceCents: number;
    /** Left out: that of the profile, as is the currency. */
    taxBasisPoints?: number | undefined;
  }[];
  currency?: string | undefined;
  /** Left out: as the profile says. */
  pricesIncludeTax?: boolean;
}

export interface CreditWanted {
  /** Left out: by whatever there is. */
  expectedVersion?: number | undefined;
  /** One refund is credited once. Left out: it is asked for by hand. */
  refundId?: string;
  /** Left out: all that is left. */
  amountCents?: number | undefined;
  reason: string;
}

interface Known {
  id: string;
  invoice: Invoice;
  events: readonly InvoiceEvent[];
  version: number;
  since: Date | null;
}

@Injectable()
export class InvoicesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The id that {@link issueFor} gives the invoice of the order. */
  idOfOrder(orderId: string): string {
    return nameInvoice(`order ${orderId}`);
  }

  /**
   * @throws ProblemError `invoice_total_invalid`, `idempotency_key_reused`; `stale_version` when the same invoice is being issued at this moment
   */
  async issueFor(
    books: Books,
    { key, ...wanted }: InvoiceWanted,
  ): Promise<{ id: string; isNew: boolean }> {
    const { organiserId, customer, orderId = null } = wanted;
    const { profile } = books;
    const { currency, ...seller } = profile;
    const { pricesIncludeTax = profile.pricesIncludeTax } = wanted;
    const data = {
      ...{ organiserId, orderId, pricesIncludeTax, customer },
      currency: wanted.currency ?? currency,
      lines: wanted.lines.map((line) => fillIn(line, profile)),
    };
    const id = this.chooseId(organiserId, orderId, key);
    const known = await this.find(books, id);
    if (known !== null) {
      if (key !== undefined) refuseAnother(known.invoice, data);
      return { id, isNew: false };
    }
    if (sumTaxes(data.lines, pricesIncludeTax) === null) {
      throw new ProblemError('invoice_total_invalid');
    }
    const numbered = await this.drawNumber(books, organiserId);
    const { legalName, address, taxNumber } = seller;
    await this.record(books, { id, events: [], version: 0, since: null }, [
      { type: 'invoice.created', data },
      { type: 'invoice.issued', data: { ...numbered, seller: { legalName, address, taxNumber } } },
    ]);
    return { id, isNew: true };
  }

  /** @throws ProblemError `invoice_not_found`, `stale_version`, `already_credited`, `credit_above_rest` */
  async credit(
    books: Books,
    id: string,
    { expectedVersion, refundId, amountCents, reason }: CreditWanted,
  ): Promise<void> {
    const known = await this.getKnown(books, id, expectedVersion);
    const isDone = known.invoice.credits.some((credit) => credit.refundId === refundId);
    if (refundId !== undefined && isDone) return;
    const decided = decideCredit(known.invoice, amountCents ?? null);
    if ('refusal' in decided) throw new ProblemError(decided.refusal);
    const numbered = await this.drawNumber(books, known.invoice.organiserId);
    const data = { ...numbered, ...decided, refundId: refundId ?? null, reason };
    await this.record(books, known, [{ type: 'invoice.credited', data }]);
  }

  /** @throws ProblemError `invoice_not_found`, `stale_version`, `already_paid`, `already_credited` */
  async pay(
    books: Books,
    id: string,
    given: { expectedVersion?: number | undefined; paidOn?: string | undefined; reference: string },
  ): Promise<void> {
    const known = await this.getKnown(books, id, given.expectedVersion);
    const refused = decidePayment(known.invoice);
    if (refused) throw new ProblemError(refused.refusal);
    const paidOn = given.paidOn ?? this.today(books.profile.timeZone);
    const data = { paidOn, reference: given.reference };
    await this.record(books, known, [{ type: 'invoice.paid', data }]);
  }

  private chooseId(organiserId: string, orderId: string | null, key: string | undefined): string {
    if (orderId !== null) return this.idOfOrder(orderId);
    return key === undefined ? newId() : nameInvoice(`key ${organiserId} ${key}`);
  }

  private today(timeZone: string): string {
    return localIsoTime(timeZone, this.clock().toISOString()).slice(0, 10);
  }

  private async drawNumber({ store, profile }: Books, organiserId: string) {
    const issuedOn = this.today(profile.timeZone);
    const year = Number(issuedOn.slice(0, 4));
    return { year, sequence: await drawNumber(store, organiserId, year), issuedOn };
  }

  private async find({ store }: Books, id: string): Promise<Known | null> {
    const { events, version, since } = await readHistory(store, invoiceCodec, streamOf(id));
    const invoice = rehydrate(events);
    return invoice && { id, invoice, events, version, since };
  }

  private async getKnown(
    books: Books,
    id: string,
    expectedVersion: number | undefined,
  ): Promise<Known> {
    const known = await this.find(books, id);
    if (known === null) throw new ProblemError('invoice_not_found');
    const isStale = expectedVersion !== undefined && expectedVersion !== known.version;
    if (isStale) throw new ProblemError('stale_version');
    return known;
  }

  private async record(
    { store, show }: Books,
    { id, events, version, since }: Omit<Known, 'invoice'>,
    news: readonly InvoiceEvent[],
  ): Promise<void> {
    const place = { stream: streamOf(id), expectedVersion: version };
    const at = await append(store, invoiceCodec, place, news);
    const invoice = rehydrate([...events, ...news]);
    const known = { version: version + news.length, since: since ?? at };
    if (invoice !== null) await show(toView(id, invoice, known));
  }
}

const fillIn = (
  { taxBasisPoints, ...line }: InvoiceWanted['lines'][number],
  profile: { taxBasisPoints: number },
): InvoiceLine => ({ ...line, taxBasisPoints: taxBasisPoints ?? profile.taxBasisPoints });

/** @throws ProblemError `idempotency_key_reused` */
function refuseAnother(known: Creation, wanted: Creation): void {
  const { customer, currency, lines } = known;
  const { customer: wantedCustomer, currency: wantedCurrency, lines: wantedLines } = wanted;
  const isSame = isDeepStrictEqual(
    [customer, currency, lines],
    [wantedCustomer, wantedCurrency, wantedLines],
  );
  if (!isSame) throw new ProblemError('idempotency_key_reused');
}
