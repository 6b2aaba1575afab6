import { ProblemError } from '../http/problems/problem.js';

export interface BoundedQueueLimits {
  /** What is under way at a time. */
  atOnce: number;
  /** What waits for its turn, in the order of its coming. */
  maxWaiting: number;
  /** The longest that it waits, in milliseconds. */
  maxWaitMs: number;
}

/** Runs so many at once, lets so many wait for so long, and tells the others at once that it is busy. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limits: BoundedQueueLimits) {}

  /** @throws ProblemError `busy` when too many wait already, or when its turn has not come in time */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.takeTurn();
    try {
      return await work();
    } finally {
      this.handOn();
    }
  }

  /**
   * For what would be done in vain before {@link run} refuses.
   * @throws ProblemError `busy` when `run` would at once
   */
  refuseIfFull(): void {
    const { atOnce, maxWaiting } = this.limits;
    if (this.running >= atOnce && this.waiting.size >= maxWaiting) throw new ProblemError('busy');
  }

  private async takeTurn(): Promise<void> {
    this.refuseIfFull();
    if (this.running < this.limits.atOnce) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(begin);
        reject(new ProblemError('busy'));
      }, this.limits.maxWaitMs);
      this.waiting.add(begin);
    });
  }

  /** The place is never free in between, for one who came later: `running` stays as it is. */
  private handOn(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.running -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
