import { ProblemError } from '../problem.js';

/** Runs so many at once, lets so many wait in the order of their coming, and refuses what comes then. */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws ProblemError `busy` when too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.takeTurn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async takeTurn(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.maxWaiting) throw new ProblemError('busy');
    // Whoever ends hands its place on: `running` stays as it is.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
