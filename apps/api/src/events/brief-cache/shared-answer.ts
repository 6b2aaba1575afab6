/** One answer for all who ask for the same: its bytes are made once, and again when a count changes. */
import { createHash } from 'node:crypto';
import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import type { NewestCountsService } from '../newest-counts.service.js';

export interface AnswerBytes {
  body: Buffer;
  /** Of the bytes alone, so that every process gives the same one for the same answer. */
  etag: string;
}

export class SharedAnswer {
  private readonly parts: string[];
  private seenChanges = -1;
  private bytes: AnswerBytes | undefined;

  /** @param join makes the JSON of the whole from the JSON of each event */
  constructor(
    private readonly events: EventDetails[],
    private readonly join: (parts: string[]) => string,
    private readonly counts: NewestCountsService,
  ) {
    this.parts = events.map((event) => JSON.stringify(event));
  }

  /** With the newest counts that this process knows. */
  toBytes(): AnswerBytes {
    if (this.seenChanges !== this.counts.changes) this.layCountsOver();
    return (this.bytes ??= toAnswerBytes(this.join(this.parts)));
  }

  private layCountsOver(): void {
    this.seenChanges = this.counts.changes;
    this.events.forEach((event, index) => {
      const newest = this.counts.find(event.id);
      if (newest === undefined || newest.version <= event.version) return;
      const { remainingTickets, totalTickets, waitingCount, status, version } = newest;
      const counts = { remainingTickets, totalTickets, waitingCount, status, version };
      Object.assign(event, counts, withTypeCounts(event, newest));
      this.parts[index] = JSON.stringify(event);
      this.bytes = undefined;
    });
  }
}

/** Of the types that the event was read with: one that was added since comes with the next read. */
function withTypeCounts(
  { ticketTypes }: EventDetails,
  newest: TicketUpdate,
): Pick<EventDetails, 'ticketTypes'> {
  if (!ticketTypes || !newest.ticketTypes) return {};
  const counts = new Map(newest.ticketTypes.map((count) => [count.id, count]));
  return { ticketTypes: ticketTypes.map((type) => ({ ...type, ...counts.get(type.id) })) };
}

function toAnswerBytes(json: string): AnswerBytes {
  const body = Buffer.from(json);
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}
