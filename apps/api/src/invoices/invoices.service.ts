/**
 * Invoices and their credit notes. What must stay true: each change is an event, the read model is written in
 * its transaction, and numbers have neither gap nor double. Whoever sells calls {@link InvoicesService.issueFor}
 * and {@link InvoicesService.credit} in a transaction of their own, as its last work: the number's lock is held
 * from there to COMMIT.
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
import type { Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { append, readHistory } from '../event-store/event-store.service.js';
import { decideCredit, decidePayment } from './domain/decide-invoice.js';
import type { Creation, Invoice, InvoiceEvent } from './domain/invoice.js';
import { drawNumber } from './draw-number.sql.js';
import { invoiceCodec, nameInvoice, rehydrate, streamOf } from './invoice-events.js';
import { project } from './project.sql.js';
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
   * @throws ProblemError `invoicing_profile_missing`, `invoice_total_invalid`, `idempotency_key_reused`;
   *   `stale_version` when the same invoice is being issued at this moment
   */
  async issueFor(
    tx: Transaction,
    { key, ...wanted }: InvoiceWanted,
  ): Promise<{ id: string; isNew: boolean }> {
    const { organiserId, customer, orderId = null } = wanted;
    const profile = await getProfile(tx, organiserId);
    const { currency, ...seller } = profile;
    const { pricesIncludeTax = profile.pricesIncludeTax } = wanted;
    const data = {
      ...{ organiserId, orderId, pricesIncludeTax, customer },
      currency: wanted.currency ?? currency,
      lines: wanted.lines.map((line) => fillIn(line, profile)),
    };
    const id = this.chooseId(organiserId, orderId, key);
    const known = await this.find(tx, id);
    if (known !== null) {
      if (key !== undefined) refuseAnother(known.invoice, data);
      return { id, isNew: false };
    }
    if (sumTaxes(data.lines, pricesIncludeTax) === null) {
      throw new ProblemError('invoice_total_invalid');
    }
    const numbered = await this.drawNumber(tx, organiserId, profile.timeZone);
    const { legalName, address, taxNumber } = seller;
    await this.record(tx, { id, events: [], version: 0, since: null }, [
      { type: 'invoice.created', data },
      { type: 'invoice.issued', data: { ...numbered, seller: { legalName, address, taxNumber } } },
    ]);
    return { id, isNew: true };
  }

  /** @throws ProblemError `invoice_not_found`, `stale_version`, `already_credited`, `credit_above_rest` */
  async credit(
    tx: Transaction,
    id: string,
    { expectedVersion, refundId, amountCents, reason }: CreditWanted,
  ): Promise<void> {
    const known = await this.getKnown(tx, id, expectedVersion);
    const isDone = known.invoice.credits.some((credit) => credit.refundId === refundId);
    if (refundId !== undefined && isDone) return;
    const decided = decideCredit(known.invoice, amountCents ?? null);
    if ('refusal' in decided) throw new ProblemError(decided.refusal);
    const { organiserId } = known.invoice;
    const { timeZone } = await getProfile(tx, organiserId);
    const numbered = await this.drawNumber(tx, organiserId, timeZone);
    const data = { ...numbered, ...decided, refundId: refundId ?? null, reason };
    await this.record(tx, known, [{ type: 'invoice.credited', data }]);
  }

  /** @throws ProblemError `invoice_not_found`, `stale_version`, `already_paid`, `already_credited` */
  async pay(
    tx: Transaction,
    id: string,
    given: { expectedVersion?: number | undefined; paidOn?: string | undefined; reference: string },
  ): Promise<void> {
    const known = await this.getKnown(tx, id, given.expectedVersion);
    const refused = decidePayment(known.invoice);
    if (refused) throw new ProblemError(refused.refusal);
    const { organiserId } = known.invoice;
    const { timeZone } = await getProfile(tx, organiserId);
    const paidOn = given.paidOn ?? this.today(timeZone);
    const data = { paidOn, reference: given.reference };
    await this.record(tx, known, [{ type: 'invoice.paid', data }]);
  }

  private chooseId(organiserId: string, orderId: string | null, key: string | undefined): string {
    if (orderId !== null) return this.idOfOrder(orderId);
    return key === undefined ? newId() : nameInvoice(`key ${organiserId} ${key}`);
  }

  private today(timeZone: string): string {
    return localIsoTime(timeZone, this.clock().toISOString()).slice(0, 10);
  }

  private async drawNumber(tx: Transaction, organiserId: string, timeZone: string) {
    const issuedOn = this.today(timeZone);
    const year = Number(issuedOn.slice(0, 4));
    return { year, sequence: await drawNumber(tx, organiserId, year), issuedOn };
  }

  private async find(tx: Transaction, id: string): Promise<Known | null> {
    const { events, version, since } = await readHistory(tx, invoiceCodec, streamOf(id));
    const invoice = rehydrate(events);
    return invoice && { id, invoice, events, version, since };
  }

  private async getKnown(
    tx: Transaction,
    id: string,
    expectedVersion: number | undefined,
  ): Promise<Known> {
    const known = await this.find(tx, id);
    if (known === null) throw new ProblemError('invoice_not_found');
    const isStale = expectedVersion !== undefined && expectedVersion !== known.version;
    if (isStale) throw new ProblemError('stale_version');
    return known;
  }

  private async record(
    tx: Transaction,
    { id, events, version, since }: Omit<Known, 'invoice'>,
    news: readonly InvoiceEvent[],
  ): Promise<void> {
    await append(tx, invoiceCodec, { stream: streamOf(id), expectedVersion: version }, news);
    const invoice = rehydrate([...events, ...news]);
    const place = { version: version + news.length, since };
    if (invoice !== null) await project(tx, toView(id, invoice, place));
  }
}

/** @throws ProblemError `invoicing_profile_missing` */
async function getProfile(tx: Transaction, organiserId: string) {
  const profile = await tx.invoicingProfile.findUnique({ where: { organiserId } });
  if (profile === null) throw new ProblemError('invoicing_profile_missing');
  return profile;
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
