/**
 * Hands committed counts to the sockets, coalesced per event: the first change at once, then at most
 * one message every 100 ms with the newest count. "Sold out", "back on sale" and "cancelled" never wait.
 *
 * What must stay true: the last committed count of an event is always sent in the end, and a count
 * older than one that was sent never is.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { TicketUpdate } from '@lastseat/contracts';

export const COALESCE_MS = 100;

/** Where updates go: the gateway, once the socket server stands. `waitedMs` is how long ago it was announced. */
export type TicketUpdateSink = (update: TicketUpdate, waitedMs: number) => void;

/** The injection token of {@link CoalescingScheduler}. */
export const COALESCING_SCHEDULER = Symbol('COALESCING_SCHEDULER');

/** Runs a task later; returns what calls it off. Injected so that a test can rule the time. */
export type CoalescingScheduler = (ms: number, task: () => void) => () => void;

export const systemCoalescingScheduler: CoalescingScheduler = (ms, task) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

interface EventStream {
  sent: TicketUpdate;
  /** Newer than `sent`, waits for the end of the pause; `since` is a time of `performance.now()`. */
  pending: { update: TicketUpdate; since: number } | null;
  /** Calls off the end of the pause; null outside of one. */
  callOff: (() => void) | null;
}

@Injectable()
export class TicketUpdatesService {
  /** Every event that was announced: what is older than that must not go out, however late. */
  private readonly streams = new Map<string, EventStream>();
  private sink: TicketUpdateSink = () => undefined;
  private listener: (update: TicketUpdate) => void = () => undefined;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(sink: TicketUpdateSink): void {
    this.sink = sink;
  }

  /** Hears of each update at once, before whoever announces it goes on. */
  listen(listener: (update: TicketUpdate) => void): void {
    this.listener = listener;
  }

  /** To be called after COMMIT, never before: an announced seat was sold. */
  announce(update: TicketUpdate): void {
    this.listener(update);
    const stream = this.streams.get(update.eventId);
    if (!stream) {
      this.send(update);
      return;
    }
    const newest = stream.pending?.update ?? stream.sent;
    // Two batches of one event commit in order, but another process's resync may know more.
    if (update.version <= newest.version) return;
    if (stream.callOff === null || isTurn(stream.sent, update)) {
      stream.callOff?.();
      this.send(update);
    } else {
      stream.pending = { update, since: performance.now() };
    }
  }

  /** Sends what waits, on the way down: after this nothing is under way. */
  flush(): void {
    for (const stream of this.streams.values()) {
      stream.callOff?.();
      if (stream.pending) this.sink(stream.pending.update, waitedMs(stream.pending));
    }
    this.streams.clear();
  }

  private send(update: TicketUpdate, waited = 0): void {
    this.sink(update, waited);
    const callOff = this.schedule(COALESCE_MS, () => this.endPause(update.eventId));
    this.streams.set(update.eventId, { sent: update, pending: null, callOff });
  }

  private endPause(eventId: string): void {
    const stream = this.streams.get(eventId);
    if (!stream) return;
    if (stream.pending) this.send(stream.pending.update, waitedMs(stream.pending));
    else stream.callOff = null;
  }
}

const waitedMs = ({ since }: { since: number }) => performance.now() - since;

/** Sold out, back on sale, or cancelled: what a person acts on. */
function isTurn(before: TicketUpdate, after: TicketUpdate): boolean {
  const isSaleTurned = (before.remainingTickets === 0) !== (after.remainingTickets === 0);
  return isSaleTurned || before.status !== after.status;
}
