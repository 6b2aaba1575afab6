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

/**
 * In the place of a result: nothing was done for this item, nor for any other of its key. The key's
 * next batch is its alone, and may take its time without making other keys wait.
 */
export const PUT_BACK = Symbol('PUT_BACK');

export interface GroupBatcherOptions<Item, Result> {
  /** Carries out one batch. Must return as many results as it got items, in their order. */
  execute: (items: Item[]) => Promise<(Result | typeof PUT_BACK)[]>;
  /** The most items of one batch. */
  maxBatchSize: number;
  /** The most items that wait, over all keys. */
  maxQueued: number;
  /** The most batches under way, over all keys: what comes meanwhile makes the next ones larger. */
  maxConcurrent: number;
  /** The longest that an item waits for its batch to begin, in milliseconds. */
  deadlineMs: number;
  scheduler: BatchScheduler;
  /** Told of each item that is taken into a batch, for how many milliseconds it had waited. */
  onTaken?: (waitedMs: number) => void;
}

/** Time, injected so that a test can rule it. */
export interface BatchScheduler {
  now: () => number;
  /** Runs after what is being handled now, so that requests of one moment share a batch. */
  defer: (task: () => void) => void;
  after: (ms: number, task: () => void) => void;
}

export const systemScheduler: BatchScheduler = {
  now: () => performance.now(),
  defer: (task) => void setImmediate(task),
  after: (ms, task) => void setTimeout(task, ms).unref(),
};

/** Nothing was done for the item: the queue was full, its time was up, or the batcher has closed. */
export class BatcherBusyError extends Error {
  constructor(readonly reason: 'full' | 'deadline' | 'closed') {
    super(`Batcher busy: ${reason}`);
  }
}

interface Entry<Item, Result> {
  key: string;
  item: Item;
  queuedAt: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

interface KeyQueue<Item, Result> {
  waiting: Entry<Item, Result>[];
  hasExpiryTimer: boolean;
  runsAlone: boolean;
}

interface Batch<Item, Result> {
  keys: string[];
  entries: Entry<Item, Result>[];
}

export class GroupBatcher<Item, Result> {
  private readonly queues = new Map<string, KeyQueue<Item, Result>>();
  private readonly ready: string[] = [];
  private readonly readyAlone: string[] = [];
  private queued = 0;
  private underWay = 0;
  private running = 0;
  private isStartDeferred = false;
  private isClosed = false;
  private onIdle: (() => void)[] = [];

  constructor(private readonly options: GroupBatcherOptions<Item, Result>) {}

  /** Items that were taken and have not ended yet: those that wait and those under way. */
  get unfinished(): number {
    return this.queued + this.underWay;
  }

  /** @throws BatcherBusyError when the item was not carried out and never will be */
  submit(key: string, item: Item): Promise<Result> {
    if (this.isClosed) return Promise.reject(new BatcherBusyError('closed'));
    if (this.queued >= this.options.maxQueued) return Promise.reject(new BatcherBusyError('full'));
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

  private enqueue(entry: Entry<Item, Result>): void {
    const { key } = entry;
    let queue = this.queues.get(key);
    if (!queue) {
      queue = { waiting: [], hasExpiryTimer: false, runsAlone: false };
      this.queues.set(key, queue);
      this.ready.push(key);
      this.deferStart();
    }
    queue.waiting.push(entry);
    this.queued += 1;
    this.watchDeadline(queue, this.options.deadlineMs);
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
    while (this.running < this.options.maxConcurrent) {
      const batch = this.takeBatch();
      if (batch === null) return;
      void this.runBatch(batch);
    }
  }

  /** A key that runs alone goes first: it was put back, and has waited longer than the others. */
  private takeBatch(): Batch<Item, Result> | null {
    const batch: Batch<Item, Result> = { keys: [], entries: [] };
    const alone = this.readyAlone.shift();
    if (alone !== undefined) this.moveItems(alone, batch);
    else {
      while (batch.entries.length < this.options.maxBatchSize) {
        const key = this.ready.shift();
        if (key === undefined) break;
        this.moveItems(key, batch);
      }
    }
    return batch.keys.length > 0 ? batch : null;
  }

  private moveItems(key: string, batch: Batch<Item, Result>): void {
    const queue = this.queues.get(key);
    if (!queue) return;
    this.dropExpired(queue);
    const room = this.options.maxBatchSize - batch.entries.length;
    const taken = queue.waiting.splice(0, room);
    this.queued -= taken.length;
    queue.runsAlone = false;
    batch.keys.push(key);
    for (const entry of taken) {
      batch.entries.push(entry);
      this.options.onTaken?.(this.options.scheduler.now() - entry.queuedAt);
    }
  }

  private async runBatch({ keys, entries }: Batch<Item, Result>): Promise<void> {
    if (entries.length > 0) {
      this.running += 1;
      this.underWay += entries.length;
      await this.settle(entries);
      this.underWay -= entries.length;
      this.running -= 1;
    }
    for (const key of keys) this.finishKey(key);
    this.startReady();
  }

  private async settle(entries: Entry<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.execute(entries.map((entry) => entry.item));
      if (results.length !== entries.length) throw new TypeError('A batch lost results');
      // From the last to the first, so that those put back stand in their old order again.
      for (let index = entries.length - 1; index >= 0; index--) {
        const result = results[index] as Result | typeof PUT_BACK;
        if (result === PUT_BACK) this.putBack(entries[index]!);
      }
      entries.forEach((entry, index) => {
        const result = results[index] as Result | typeof PUT_BACK;
        if (result !== PUT_BACK) entry.resolve(result);
      });
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
  }

  private putBack(entry: Entry<Item, Result>): void {
    const queue = this.queues.get(entry.key);
    if (!queue) throw new TypeError('The key of a running batch has no queue');
    queue.waiting.unshift(entry);
    queue.runsAlone = true;
    this.queued += 1;
    this.watchDeadline(queue, this.remainingMs(entry));
  }

  /** Behind the other keys that wait: a hot event does not starve the rest. */
  private finishKey(key: string): void {
    const queue = this.queues.get(key);
    if (!queue) return;
    if (queue.waiting.length > 0) {
      (queue.runsAlone ? this.readyAlone : this.ready).push(key);
      return;
    }
    this.queues.delete(key);
    if (this.isClosed && this.queues.size === 0) {
      for (const resolve of this.onIdle.splice(0)) resolve();
    }
  }

  /** All items have the same deadline, so the first in the queue is the first to run out of time. */
  private watchDeadline(queue: KeyQueue<Item, Result>, ms: number): void {
    if (queue.hasExpiryTimer) return;
    queue.hasExpiryTimer = true;
    this.options.scheduler.after(ms, () => {
      queue.hasExpiryTimer = false;
      this.dropExpired(queue);
      const [first] = queue.waiting;
      if (first) this.watchDeadline(queue, this.remainingMs(first));
    });
  }

  private dropExpired(queue: KeyQueue<Item, Result>): void {
    const firstInTime = queue.waiting.findIndex((entry) => this.remainingMs(entry) > 0);
    const count = firstInTime === -1 ? queue.waiting.length : firstInTime;
    for (const entry of queue.waiting.splice(0, count)) {
      this.queued -= 1;
      entry.reject(new BatcherBusyError('deadline'));
    }
  }

  private remainingMs(entry: Entry<Item, Result>): number {
    return entry.queuedAt + this.options.deadlineMs - this.options.scheduler.now();
  }
}
