/**
 * How many reads of a kind are under way at a time. Those that come meanwhile wait in their order, but not
 * for ever; when too many wait already, the next one is told so at once.
 */
import { ProblemError } from '../../common/problem.js';

/** As long as a connection of the pool is waited for: a database that hangs is told of by then. */
export const MAX_WAIT_MS = 5_000;

export interface ReadLaneLimits {
  /** Reads under way. */
  width: number;
  /** Reads that wait for their turn. */
  maxWaiting: number;
}

export class ReadLane {
  private underWay = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limits: ReadLaneLimits) {}

  /** @throws ProblemError `busy` */
  async run<Result>(read: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await read();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.underWay < this.limits.width) {
      this.underWay += 1;
      return;
    }
    if (this.waiting.size >= this.limits.maxWaiting) throw new ProblemError('busy');
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(begin);
        reject(new ProblemError('busy'));
      }, MAX_WAIT_MS);
      this.waiting.add(begin);
    });
  }

  /** The place goes to whoever waits longest: it is never free in between, for one who came later. */
  private leave(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.underWay -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
