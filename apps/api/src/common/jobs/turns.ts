/**
 * Lets only so much begin in one turn of the event loop: what else has to happen in this process happens
 * in between, however many wait. First come, first served. After a long turn of the loop comes a small
 * one: several kinds of work have turns, and each adds its own to the same loop.
 */
export interface TurnsOptions {
  /** What the tasks of one turn may cost. The last one may cost more than what is left. */
  perTurn: number;
  /** What they may cost at least, however long they take; of those that stay as they are, `perTurn`. */
  leastPerTurn?: number;
  /** The most tasks that wait. */
  maxWaiting: number;
  /** From the end of a turn to the next, in milliseconds; 0 is after what the event loop has at hand. */
  pauseMs?: number;
  clock?: TurnsClock | undefined;
}

/** Time, injected so that a test can rule it. */
export interface TurnsClock {
  now: () => number;
  after: (ms: number, task: () => void) => void;
}

const systemClock: TurnsClock = {
  now: () => performance.now(),
  after: (ms, task) => void (ms === 0 ? setImmediate(task) : setTimeout(task, ms)),
};

/** A booking takes some ten turns of the event loop, and nobody notices twenty milliseconds. */
export const LONG_MS = 2;

interface Waiting {
  task: () => void;
  cost: number;
}

export class Turns {
  private readonly waiting: Waiting[] = [];
  private readonly pauseMs: number;
  private readonly clock: TurnsClock;
  private size: number;
  private left: number;
  private isDeferred = false;

  constructor(private readonly options: TurnsOptions) {
    this.pauseMs = options.pauseMs ?? 0;
    this.clock = options.clock ?? systemClock;
    this.size = this.left = options.perTurn;
  }

  /** @returns whether the task was taken; one that was not never runs */
  run(task: () => void, cost = 1): boolean {
    if (this.waiting.length >= this.options.maxWaiting) return false;
    this.deferNext();
    if (this.left > 0 && this.waiting.length === 0) {
      this.left -= cost;
      task();
    } else {
      this.waiting.push({ task, cost });
    }
    return true;
  }

  private deferNext(): void {
    if (this.isDeferred) return;
    this.isDeferred = true;
    const beganAt = this.clock.now();
    this.clock.after(0, () => {
      this.fit(this.clock.now() - beganAt);
      if (this.pauseMs === 0) this.beginTurn();
      else this.clock.after(this.pauseMs, () => this.beginTurn());
    });
  }

  private beginTurn(): void {
    this.isDeferred = false;
    this.left = this.size;
    const tasks = this.waiting.splice(0, this.countNext());
    if (this.waiting.length > 0) this.deferNext();
    for (const { task } of tasks) task();
  }

  /** Half as large after a long one, and twice as large again after a short one. */
  private fit(tookMs: number): void {
    const { perTurn, leastPerTurn = perTurn } = this.options;
    this.size =
      tookMs > LONG_MS ? Math.max(this.size / 2, leastPerTurn) : Math.min(this.size * 2, perTurn);
  }

  /** How many of those who wait have room in this turn. */
  private countNext(): number {
    let count = 0;
    for (; this.left > 0 && count < this.waiting.length; count++) {
      this.left -= this.waiting[count]!.cost;
    }
    return count;
  }
}
