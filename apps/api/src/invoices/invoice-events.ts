/** How invoices are stored: their stream, and the shapes of their events. */
import { v5 as nameId } from 'uuid';
import { EventCodec } from '../event-store/event-store.service.js';
import { evolve, type Invoice, type InvoiceEvent } from './domain/invoice.js';

export const STREAM_PREFIX = 'invoice-';

export const streamOf = (invoiceId: string) => `${STREAM_PREFIX}${invoiceId}`;

/** Every type still has its first shape. */
export const invoiceCodec = new EventCodec<InvoiceEvent>({
  'invoice.created': [],
  'invoice.issued': [],
  'invoice.paid': [],
  'invoice.credited': [],
});

/** @returns null for no events */
export const rehydrate = (events: readonly InvoiceEvent[]): Invoice | null =>
  events.reduce<Invoice | null>(evolve, null);

const INVOICES = '6f0b1f0e-3c1d-4a6b-9d52-0d5f9a3f6b1c';

/** What is asked for twice by one name is one invoice: the second meets the first in its stream. */
export const nameInvoice = (name: string): string => nameId(name, INVOICES);
