/** One answer for all who ask for the same: its bytes are made once, and again when a count changes. */
import { createHash } from 'node:crypto';
import type { EventDetails } from '@lastseat/contracts';
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
      Object.assign(event, { remainingTickets, totalTickets, waitingCount, status, version });
      this.parts[index] = JSON.stringify(event);
      this.bytes = undefined;
    });
  }
}

function toAnswerBytes(json: string): AnswerBytes {
  const body = Buffer.from(json);
  return { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}
