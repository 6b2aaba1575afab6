/**
 * What waits for one key's next batch, in the order of its submission, each for so long at the most. What
 * is unsettled comes first, since it was taken once before, and has no such bound.
 */
import type { BatchScheduler } from './batch-scheduler.js';

/** Nothing was done for the item: the queue was full, its time was up, or the batcher has closed. */
export class BatcherBusyError extends Error {
  constructor(readonly reason: 'full' | 'deadline' | 'closed') {
    super(`Batcher busy: ${reason}`);
  }
}

export interface Entry<Item, Result> {
  key: string;
  item: Item;
  queuedAt: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export interface KeyQueueOptions {
  /** The longest that an item waits for its batch to begin, in milliseconds. */
  deadlineMs: number;
  scheduler: BatchScheduler;
  /** Told of how many items were refused, because their time was up. */
  onExpired: (count: number) => void;
}

export class KeyQueue<Item, Result> {
  /** Whether the next batch is to have no other key. */
  runsAlone = false;

  private readonly waiting: Entry<Item, Result>[] = [];
  private readonly unsettled: Entry<Item, Result>[] = [];
  private hasExpiryTimer = false;

  constructor(private readonly options: KeyQueueOptions) {}

  get size(): number {
    return this.waiting.length + this.unsettled.length;
  }

  push(entry: Entry<Item, Result>): void {
    this.waiting.push(entry);
    this.watchDeadline(this.options.deadlineMs);
  }

  /** In front of those that came later. */
  putBack(entry: Entry<Item, Result>): void {
    this.runsAlone = true;
    this.waiting.unshift(entry);
    this.watchDeadline(this.remainingMs(entry));
  }

  putBackUnsettled(entry: Entry<Item, Result>): void {
    this.runsAlone = true;
    this.unsettled.unshift(entry);
  }

  /** The first ones that are still in time. */
  take(count: number): Entry<Item, Result>[] {
    this.dropExpired();
    this.runsAlone = false;
    const unsettled = this.unsettled.splice(0, count);
    return [...unsettled, ...this.waiting.splice(0, count - unsettled.length)];
  }

  /** All items have the same deadline, so the first in the queue is the first to run out of time. */
  private watchDeadline(ms: number): void {
    if (this.hasExpiryTimer) return;
    this.hasExpiryTimer = true;
    this.options.scheduler.after(ms, () => {
      this.hasExpiryTimer = false;
      this.dropExpired();
      const [first] = this.waiting;
      if (first) this.watchDeadline(this.remainingMs(first));
    });
  }

  private dropExpired(): void {
    const firstInTime = this.waiting.findIndex((entry) => this.remainingMs(entry) > 0);
    const count = firstInTime === -1 ? this.waiting.length : firstInTime;
    const expired = this.waiting.splice(0, count);
    this.options.onExpired(count);
    for (const entry of expired) entry.reject(new BatcherBusyError('deadline'));
  }

  private remainingMs(entry: Entry<Item, Result>): number {
    return entry.queuedAt + this.options.deadlineMs - this.options.scheduler.now();
  }
}
