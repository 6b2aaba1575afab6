/**
 * Hands committed counts to the sockets, coalesced per event: the first change at once, then at most
 * one message every 100 ms with the newest count. "Sold out", "back on sale" and "cancelled" never wait.
 * What other processes sold takes part in that: a socket gets ten messages a second of one event, by
 * however many processes it is sold.
 *
 * Telling ten thousand sockets takes a fifth of a second. Where the machine has more to do than it can,
 * messages that may wait leave time to heartbeats, bookings and the rest (`find-rest.ts`).
 *
 * What must stay true: the last committed count of an event is always sent in the end, and a count
 * older than one that was sent never is. What a process has sold it tells to the others.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { TicketUpdate } from '@lastseat/contracts';

export const COALESCE_MS = 100;

/** Where updates go: the gateway, once the socket server stands. */
export interface TicketUpdateSinks {
  /** To the other processes. */
  elsewhere: (update: TicketUpdate) => void;
  /**
   * To the sockets of this process. `waitedMs` is how long ago it was announced, or came. `onTold` has to
   * be called once, with how long the process should do something else now.
   */
  here: (update: TicketUpdate, waitedMs: number, onTold: (restMs: number) => void) => void;
}

/** The injection token of {@link CoalescingScheduler}. */
export const COALESCING_SCHEDULER = Symbol('COALESCING_SCHEDULER');

/** Runs a task later; returns what calls it off. Injected so that a test can rule the time. */
export type CoalescingScheduler = (ms: number, task: () => void) => () => void;

export const systemCoalescingScheduler: CoalescingScheduler = (ms, task) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

interface Change {
  update: TicketUpdate;
  /** Committed by this process: the others have it from nobody else. */
  isOwn: boolean;
}

interface EventStream {
  sent: TicketUpdate;
  /** Newer than `sent`, waits for the end of the pause; `since` is a time of `performance.now()`. */
  pending: (Change & { since: number }) | null;
  /** Calls off the end of the pause, or what is due after it; null when there is neither. */
  callOff: (() => void) | null;
}

@Injectable()
export class TicketUpdatesService {
  /** Every event of which something was sent: what is older than that must not go out, however late. */
  private readonly streams = new Map<string, EventStream>();
  /** The events whose pause is over, and that have something to tell when the process has time. */
  private readonly due = new Set<string>();
  /** What is being told, and what the process rests from. */
  private busy = 0;
  /** Each calls off the end of a rest. */
  private readonly rests = new Set<() => void>();
  private sinks: TicketUpdateSinks = { elsewhere: () => undefined, here: () => undefined };
  private listener: (update: TicketUpdate) => void = () => undefined;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(sinks: TicketUpdateSinks): void {
    this.sinks = sinks;
  }

  /** Hears of each update of this process at once, before whoever announces it goes on. */
  listen(listener: (update: TicketUpdate) => void): void {
    this.listener = listener;
  }

  /** To be called after COMMIT, never before: an announced seat was sold. */
  announce(update: TicketUpdate): void {
    this.listener(update);
    this.take({ update, isOwn: true });
  }

  /** What another process has committed, or the database says. To be called of what is watched here. */
  hear(update: TicketUpdate): void {
    this.take({ update, isOwn: false });
  }

  /** Sends what waits, on the way down: after this nothing is under way. */
  flush(): void {
    for (const stream of this.streams.values()) {
      stream.callOff?.();
      if (stream.pending) this.tell(stream.pending, waitedMs(stream.pending), () => undefined);
    }
    for (const callOff of this.rests) callOff();
    this.rests.clear();
    this.streams.clear();
    this.due.clear();
  }

  private take(change: Change): void {
    const { update } = change;
    const stream = this.streams.get(update.eventId);
    if (!stream) {
      this.send(change);
      return;
    }
    const newest = stream.pending?.update ?? stream.sent;
    // Two batches of one event commit in order, but another process may have told more. Who knows the
    // newer count, the other processes too, needs the older one no more.
    if (update.version <= newest.version) return;
    if (isTurn(stream.sent, update)) {
      stream.callOff?.();
      this.send(change);
    } else {
      stream.pending = { ...change, since: performance.now() };
      if (stream.callOff === null) this.becomeDue(update.eventId, stream);
    }
  }

  private send(change: Change, waited = 0): void {
    const { update } = change;
    this.busy++;
    this.tell(change, waited, (restMs) => this.rest(restMs));
    const callOff = this.schedule(COALESCE_MS, () => this.endPause(update.eventId));
    this.streams.set(update.eventId, { sent: update, pending: null, callOff });
  }

  /** The others first: the sockets of this process may be many. */
  private tell({ update, isOwn }: Change, waited: number, onTold: (restMs: number) => void): void {
    if (isOwn) this.sinks.elsewhere(update);
    this.sinks.here(update, waited, onTold);
  }

  private rest(ms: number): void {
    const callOff = this.schedule(ms, () => {
      this.rests.delete(callOff);
      this.busy--;
      this.sendDue();
    });
    this.rests.add(callOff);
  }

  private endPause(eventId: string): void {
    const stream = this.streams.get(eventId);
    if (!stream) return;
    stream.callOff = null;
    if (stream.pending) this.becomeDue(eventId, stream);
  }

  private becomeDue(eventId: string, stream: EventStream): void {
    stream.callOff = () => this.due.delete(eventId);
    this.due.add(eventId);
    this.sendDue();
  }

  /** Those first that have waited the longest. */
  private sendDue(): void {
    for (const eventId of this.due) {
      if (this.busy > 0) return;
      this.due.delete(eventId);
      const { pending } = this.streams.get(eventId)!;
      if (pending) this.send(pending, waitedMs(pending));
    }
  }
}

const waitedMs = ({ since }: { since: number }) => performance.now() - since;

/** Sold out, back on sale, or cancelled: what a person acts on. */
function isTurn(before: TicketUpdate, after: TicketUpdate): boolean {
  const isSaleTurned = (before.remainingTickets === 0) !== (after.remainingTickets === 0);
  return isSaleTurned || before.status !== after.status;
}
