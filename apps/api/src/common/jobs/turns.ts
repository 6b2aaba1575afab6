/**
 * Lets only so much begin in one turn of the event loop: what else has to happen in this process happens
 * in between, however many wait. First come, first served.
 */
export interface TurnsOptions {
  /** What the tasks of one turn may cost. The last one may cost more than what is left. */
  perTurn: number;
  /** The most tasks that wait. */
  maxWaiting: number;
  /** Runs after what the event loop has at hand. */
  defer: (task: () => void) => void;
}

interface Waiting {
  task: () => void;
  cost: number;
}

export class Turns {
  private readonly waiting: Waiting[] = [];
  private left: number;
  private isDeferred = false;

  constructor(private readonly options: TurnsOptions) {
    this.left = options.perTurn;
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
    this.options.defer(() => this.beginTurn());
  }

  private beginTurn(): void {
    this.isDeferred = false;
    this.left = this.options.perTurn;
    const tasks = this.waiting.splice(0, this.countNext());
    if (this.waiting.length > 0) this.deferNext();
    for (const { task } of tasks) task();
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
