/**
 * Collects what is submitted for one key while that key's batch is under way, and hands it on as the
 * next batch. Knows nothing of what it carries.
 *
 * What must stay true:
 * - at most one batch of a key is under way, and at most `maxConcurrent` batches in all;
 * - the items of a key are taken in the order of their submission;
 * - every submission ends exactly once: with its result, with the batch's error, or with a
 *   {@link BatcherBusyError}; and one that was refused as busy was never handed to `execute`.
 *
 * A key is in one of three states: idle (not in `queues`), ready (in `ready`, waits for a slot) or
 * running (its batch is under way; what comes meanwhile waits in its queue).
 */

export interface GroupBatcherOptions<Item, Result> {
  /** Carries out one batch. Must return as many results as it got items, in their order. */
  execute: (key: string, items: Item[]) => Promise<Result[]>;
  /** The most items of one batch. */
  maxBatchSize: number;
  /** The most items that wait, over all keys. */
  maxQueued: number;
  /** The most batches under way, over all keys: what comes meanwhile makes the next ones larger. */
  maxConcurrent: number;
  /** The longest that an item waits for its batch to begin, in milliseconds. */
  deadlineMs: number;
  scheduler: BatchScheduler;
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
  item: Item;
  queuedAt: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

interface KeyQueue<Item, Result> {
  waiting: Entry<Item, Result>[];
  hasExpiryTimer: boolean;
}

export class GroupBatcher<Item, Result> {
  private readonly queues = new Map<string, KeyQueue<Item, Result>>();
  private readonly ready: string[] = [];
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
      this.enqueue(key, { item, queuedAt, resolve, reject });
    });
  }

  /** Refuses what comes from now on, and resolves once everything that was taken has its result. */
  drain(): Promise<void> {
    this.isClosed = true;
    if (this.queues.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.onIdle.push(resolve));
  }

  private enqueue(key: string, entry: Entry<Item, Result>): void {
    let queue = this.queues.get(key);
    if (!queue) {
      queue = { waiting: [], hasExpiryTimer: false };
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
      const key = this.ready.shift();
      if (key === undefined) return;
      void this.runBatch(key);
    }
  }

  private async runBatch(key: string): Promise<void> {
    const queue = this.queues.get(key);
    if (!queue) return;
    this.dropExpired(queue);
    const batch = queue.waiting.splice(0, this.options.maxBatchSize);
    this.queued -= batch.length;
    if (batch.length > 0) {
      this.running += 1;
      this.underWay += batch.length;
      await this.settle(key, batch);
      this.underWay -= batch.length;
      this.running -= 1;
    }
    this.finishKey(key, queue);
    this.startReady();
  }

  private async settle(key: string, batch: Entry<Item, Result>[]): Promise<void> {
    try {
      const items = batch.map((entry) => entry.item);
      const results = await this.options.execute(key, items);
      if (results.length !== batch.length) throw new TypeError('A batch lost results');
      batch.forEach((entry, index) => entry.resolve(results[index] as Result));
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    }
  }

  /** Behind the other keys that wait: a hot event does not starve the rest. */
  private finishKey(key: string, queue: KeyQueue<Item, Result>): void {
    if (queue.waiting.length > 0) {
      this.ready.push(key);
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
