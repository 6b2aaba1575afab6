/**
 * Lets only so many tasks begin in one turn of the event loop: what else has to happen in this process
 * happens between them, however many wait. First come, first served.
 */
export interface TurnsOptions {
  perTurn: number;
  /** The most tasks that wait. */
  maxWaiting: number;
  /** Runs after what the event loop has at hand. */
  defer: (task: () => void) => void;
}

export class Turns {
  private readonly waiting: (() => void)[] = [];
  private left: number;
  private isDeferred = false;

  constructor(private readonly options: TurnsOptions) {
    this.left = options.perTurn;
  }

  /** @returns whether the task was taken; one that was not never runs */
  run(task: () => void): boolean {
    if (this.waiting.length >= this.options.maxWaiting) return false;
    this.deferNext();
    if (this.left > 0 && this.waiting.length === 0) {
      this.left -= 1;
      task();
    } else {
      this.waiting.push(task);
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
    const tasks = this.waiting.splice(0, this.options.perTurn);
    this.left = this.options.perTurn - tasks.length;
    if (this.waiting.length > 0) this.deferNext();
    for (const task of tasks) task();
  }
}
