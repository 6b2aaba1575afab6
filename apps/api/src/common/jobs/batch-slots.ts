/**
 * How many batches may be under way. Few young ones: while they are, what comes gathers for the next
 * batch, and one batch of eight bookings costs this thread and PostgreSQL little more than one of one. A
 * batch that takes longer waits for something, a lock or a slow network, and the others go on beside it.
 */
import type { BatchScheduler } from './batch-scheduler.js';

export interface BatchSlotsOptions {
  /** The most batches under way, over all keys: what comes meanwhile makes the next ones larger. */
  maxConcurrent: number;
  /** How many of these may wait, each for one key: the other keys never run out of batches. */
  maxWaiting: number;
  /** How many may have begun within the last `youngMs` milliseconds. */
  maxYoung: number;
  youngMs: number;
  scheduler: Pick<BatchScheduler, 'after'>;
}

export class BatchSlots {
  private running = 0;
  private waiting = 0;
  private young = 0;

  constructor(
    private readonly options: BatchSlotsOptions,
    /** A batch has grown old: there may be room for another. */
    private readonly onRoom: () => void,
  ) {}

  hasRoom(): boolean {
    return this.running < this.options.maxConcurrent && this.young < this.options.maxYoung;
  }

  hasRoomToWait(): boolean {
    return this.waiting < this.options.maxWaiting;
  }

  /** @returns to be called once, when the batch has ended */
  take(mayWait: boolean): () => void {
    const { scheduler, youngMs } = this.options;
    let isYoung = true;
    const growOld = () => {
      if (isYoung) this.young -= 1;
      isYoung = false;
    };
    this.running += 1;
    this.young += 1;
    this.waiting += Number(mayWait);
    scheduler.after(youngMs, () => {
      if (!isYoung) return;
      growOld();
      this.onRoom();
    });
    return () => {
      growOld();
      this.running -= 1;
      this.waiting -= Number(mayWait);
    };
  }
}
