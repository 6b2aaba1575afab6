/**
 * Tells people's other windows and devices what became of their bookings. The sockets of this process
 * hear at once; the other processes in gathered messages, since each costs them all.
 *
 * What must stay true: nothing is told before COMMIT, and nobody hears of another's booking. A message
 * that is lost with its transport is no harm: a page reads its bookings anew with every connect.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { BookingUpdate } from '@lastseat/contracts';
import type { OwnedUpdate } from './live-server.js';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';

const GATHER_MS = 50;

/** Of one message: far below the 8,000 bytes that NOTIFY carries. */
export const UPDATES_OF_A_MESSAGE = 20;

export interface BookingUpdateSinks {
  /** To the sockets of this process. */
  here: (owned: OwnedUpdate) => void;
  /** To the other processes. */
  elsewhere: (owned: OwnedUpdate[]) => void;
}

@Injectable()
export class BookingUpdatesService {
  private sinks: BookingUpdateSinks = { here: () => undefined, elsewhere: () => undefined };
  private pending: OwnedUpdate[] = [];

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(sinks: BookingUpdateSinks): void {
    this.sinks = sinks;
  }

  /** To be called after COMMIT. */
  announce(userId: string, update: BookingUpdate): void {
    const owned = { userId, update };
    this.sinks.here(owned);
    this.pending.push(owned);
    if (this.pending.length === 1) this.schedule(GATHER_MS, () => this.flush());
  }

  private flush(): void {
    const updates = this.pending;
    this.pending = [];
    for (let from = 0; from < updates.length; from += UPDATES_OF_A_MESSAGE) {
      this.sinks.elsewhere(updates.slice(from, from + UPDATES_OF_A_MESSAGE));
    }
  }
}
