/**
 * The newest count of each event that this process knows: from its own commits, and from every row that
 * it has read. It is laid over whatever was read before.
 *
 * What must stay true: who asks this process twice never sees an older count after a newer one, whichever
 * of the pages it is on, and sees its own booking from the answer on.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { TicketUpdate } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';

/**
 * A count is needed for as long as something older may still be read: by a query that began before, or
 * from a replica that is behind. Not for ever, or a database that was restored from a backup, and counts
 * anew from a lower version, would be believed only after a restart.
 */
export const COUNT_KEPT_MS = 60_000;

/** Some 4 MB. More events than these change or are read within a second nowhere. */
export const MAX_COUNTS = 20_000;

interface Known extends TicketUpdate {
  heardAt: number;
}

@Injectable()
export class NewestCountsService {
  /** In the order in which they were heard of last. */
  private readonly known = new Map<string, Known>();
  private changeCount = 0;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Grows with every change of a known count: while it stands, nothing has to be laid over anew. */
  get changes(): number {
    return this.changeCount;
  }

  /** To be called with what is committed, and before anybody is answered from it. */
  note(update: TicketUpdate): void {
    const { eventId, version } = update;
    const before = this.known.get(eventId);
    if (before && before.version > version) return;
    const heardAt = this.clock().getTime();
    this.known.delete(eventId);
    this.known.set(eventId, { ...update, heardAt });
    if (before?.version !== version) this.changeCount += 1;
    this.forgetOldest(heardAt);
  }

  find(eventId: string): TicketUpdate | undefined {
    return this.known.get(eventId);
  }

  private forgetOldest(now: number): void {
    for (const { eventId, heardAt } of this.known.values()) {
      if (this.known.size <= MAX_COUNTS && heardAt > now - COUNT_KEPT_MS) return;
      this.known.delete(eventId);
    }
  }
}
