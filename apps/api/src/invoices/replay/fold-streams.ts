/** From events in the order of their streams to the rows of the view, a stream at a time. */
import type { StreamEventRow } from '../../event-store/event-store.service.js';
import { invoiceCodec, rehydrate, STREAM_PREFIX } from '../invoice-events.js';
import { toView, type InvoiceViewRow } from '../to-view.js';

export class StreamFolder {
  private pending: StreamEventRow[] = [];

  /** @returns the rows of the streams that have ended: the last one may go on */
  add(events: readonly StreamEventRow[]): InvoiceViewRow[] {
    const rows: InvoiceViewRow[] = [];
    for (const event of events) {
      if (this.pending.length > 0 && this.pending[0]?.stream !== event.stream) {
        rows.push(...this.end());
      }
      this.pending.push(event);
    }
    return rows;
  }

  /** @returns the row of the last stream */
  end(): InvoiceViewRow[] {
    const [first] = this.pending;
    if (first === undefined) return [];
    const { pending } = this;
    this.pending = [];
    const invoice = rehydrate(pending.map((event) => invoiceCodec.decode(event)));
    if (invoice === null) return [];
    const id = first.stream.slice(STREAM_PREFIX.length);
    return [toView(id, invoice, { version: pending.length, since: first.since! })];
  }
}
