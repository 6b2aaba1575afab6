/**
 * Collects what is submitted for one key while that key's batch is under way, and hands it on with the
 * next batch. A batch takes the items of every key that is ready, so that a thousand keys with one item
 * each are as few batches as one key with a thousand. Knows nothing of what it carries.
 *
 * What must stay true:
 * - at most one batch with items of a key is under way, and at most `maxConcurrent` batches in all;
 * - the items of a key are taken in the order of their submission;
 * - every submission ends exactly once: with its result, with the batch's error, or with a
 *   {@link BatcherBusyError}; and one that was refused as busy was not carried out.
 *
 * A key is in one of three states: idle (not in `queues`), ready (in `ready` or `readyAlone`, waits for
 * a slot) or running (its items are under way; what comes meanwhile waits in its queue).
 */
import type { BatchScheduler } from './batch-scheduler.js';
import { BatchSlots, type BatchSlotsOptions } from './batch-slots.js';
import { BatcherBusyError, KeyQueue, type Entry } from './key-queue.js';

/**
 * In the place of a result: nothing was done for this item, nor for any other of its key. The key's
 * next batch is its alone, and may wait without making other keys wait.
 */
export const PUT_BACK = Symbol('PUT_BACK');

/**
 * The same, but an earlier try may have carried it out. Only its next batch can tell, so it is never
 * refused as busy.
 */
export const PUT_BACK_UNSETTLED = Symbol('PUT_BACK_UNSETTLED');

export type BatchResultOf<Result> = Result | typeof PUT_BACK | typeof PUT_BACK_UNSETTLED;

export interface GroupBatcherOptions<Item, Result> extends Omit<BatchSlotsOptions, 'scheduler'> {
  /**
   * Carries out one batch. Must return as many results as it got items, in their order.
   * @param mayWait whether it may wait for what somebody else holds; if not, it puts back what it would
   *   have to wait for
   */
  execute: (items: Item[], mayWait: boolean) => Promise<BatchResultOf<Result>[]>;
  /** The most items of one batch. */
  maxBatchSize: number;
  /**
   * The most items that wait, over all keys. One key may have as many of them as are still free: one that
   * is stuck gets half, two get a third each, and whoever comes for another key is let in.
   */
  maxQueued: number;
  /** The longest that an item waits for its batch to begin, in milliseconds. */
  deadlineMs: number;
  scheduler: BatchScheduler;
  /** Told of each item that is taken into a batch, for how many milliseconds it had waited. */
  onTaken?: (waitedMs: number) => void;
}

interface Batch<Item, Result> {
  keys: string[];
  entries: Entry<Item, Result>[];
  mayWait: boolean;
}

export class GroupBatcher<Item, Result> {
  private readonly queues = new Map<string, KeyQueue<Item, Result>>();
  private readonly ready: string[] = [];
  private readonly readyAlone: string[] = [];
  private readonly slots: BatchSlots;
  private queued = 0;
  private underWay = 0;
  private isStartDeferred = false;
  private isClosed = false;
  private onIdle: (() => void)[] = [];

  constructor(private readonly options: GroupBatcherOptions<Item, Result>) {
    this.slots = new BatchSlots(options, () => this.startReady());
  }

  /** Items that were taken and have not ended yet: those that wait and those under way. */
  get unfinished(): number {
    return this.queued + this.underWay;
  }

  /** @throws BatcherBusyError when the item was not carried out and never will be */
  submit(key: string, item: Item): Promise<Result> {
    if (this.isClosed) return Promise.reject(new BatcherBusyError('closed'));
    if (this.isFullFor(key)) return Promise.reject(new BatcherBusyError('full'));
    return new Promise<Result>((resolve, reject) => {
      const queuedAt = this.options.scheduler.now();
      this.enqueue({ key, item, queuedAt, resolve, reject });
    });
  }

  /** Refuses what comes from now on, and resolves once everything that was taken has its result. */
  drain(): Promise<void> {
    this.isClosed = true;
    if (this.queues.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.onIdle.push(resolve));
  }

  private isFullFor(key: string): boolean {
    const ownQueued = this.queues.get(key)?.size ?? 0;
    return ownQueued >= this.options.maxQueued - this.queued;
  }

  private enqueue(entry: Entry<Item, Result>): void {
    const { key } = entry;
    let queue = this.queues.get(key);
    if (!queue) {
      queue = this.createQueue();
      this.queues.set(key, queue);
      this.ready.push(key);
      this.deferStart();
    }
    queue.push(entry);
    this.queued += 1;
  }

  private createQueue(): KeyQueue<Item, Result> {
    const { deadlineMs, scheduler } = this.options;
    const onExpired = (count: number) => (this.queued -= count);
    return new KeyQueue({ deadlineMs, scheduler, onExpired });
  }

  private deferStart(): void {
    if (this.isStartDeferred) return;
    this.isStartDeferred = true;
    this.options.scheduler.defer(() => {
      this.isStartDeferred = false;
      this.startReady();
    });
  }

  private startReady(): void {
    while (this.slots.hasRoom()) {
      const batch = this.takeBatch();
      if (batch === null) return;
      void this.runBatch(batch);
    }
  }

  /** A key that runs alone goes first: it was put back, and has waited longer than the others. */
  private takeBatch(): Batch<Item, Result> | null {
    const batch: Batch<Item, Result> = { keys: [], entries: [], mayWait: false };
    const canWait = this.slots.hasRoomToWait();
    const alone = canWait ? this.readyAlone.shift() : undefined;
    if (alone !== undefined) this.moveItems(alone, batch);
    else {
      while (batch.entries.length < this.options.maxBatchSize) {
        const key = this.ready.shift();
        if (key === undefined) break;
        this.moveItems(key, batch);
      }
    }
    batch.mayWait = canWait && batch.keys.length === 1;
    return batch.keys.length > 0 ? batch : null;
  }

  private moveItems(key: string, batch: Batch<Item, Result>): void {
    const queue = this.queues.get(key);
    if (!queue) return;
    const taken = queue.take(this.options.maxBatchSize - batch.entries.length);
    this.queued -= taken.length;
    batch.keys.push(key);
    for (const entry of taken) {
      batch.entries.push(entry);
      this.options.onTaken?.(this.options.scheduler.now() - entry.queuedAt);
    }
  }

  private async runBatch(batch: Batch<Item, Result>): Promise<void> {
    const { keys, entries, mayWait } = batch;
    if (entries.length > 0) {
      const giveBack = this.slots.take(mayWait);
      this.underWay += entries.length;
      await this.settle(batch);
      this.underWay -= entries.length;
      giveBack();
    }
    for (const key of keys) this.finishKey(key);
    this.startReady();
  }

  private async settle({ entries, mayWait }: Batch<Item, Result>): Promise<void> {
    try {
      const items = entries.map((entry) => entry.item);
      const results = await this.options.execute(items, mayWait);
      if (results.length !== entries.length) throw new TypeError('A batch lost results');
      // From the last to the first, so that those put back stand in their old order again.
      for (let index = entries.length - 1; index >= 0; index--) {
        this.putBackUnlessDone(entries[index]!, results[index]!);
      }
      entries.forEach((entry, index) => {
        const result = results[index]!;
        if (isDone(result)) entry.resolve(result);
      });
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
  }

  private putBackUnlessDone(entry: Entry<Item, Result>, result: BatchResultOf<Result>): void {
    if (isDone(result)) return;
    const queue = this.queues.get(entry.key);
    if (!queue) throw new TypeError('The key of a running batch has no queue');
    if (result === PUT_BACK) queue.putBack(entry);
    else queue.putBackUnsettled(entry);
    this.queued += 1;
  }

  /** Behind the other keys that wait: a hot event does not starve the rest. */
  private finishKey(key: string): void {
    const queue = this.queues.get(key);
    if (!queue) return;
    if (queue.size > 0) {
      (queue.runsAlone ? this.readyAlone : this.ready).push(key);
      return;
    }
    this.queues.delete(key);
    if (this.isClosed && this.queues.size === 0) {
      for (const resolve of this.onIdle.splice(0)) resolve();
    }
  }
}

function isDone<Result>(result: BatchResultOf<Result>): result is Result {
  return result !== PUT_BACK && result !== PUT_BACK_UNSETTLED;
}
