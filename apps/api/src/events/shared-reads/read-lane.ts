/**
 * How many reads of a kind are under way at a time. Those that come meanwhile wait in their order; when
 * too many wait already, the next one is told so at once.
 */
import { ProblemError } from '../../common/problem.js';

export class ReadLane {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly maxWaiting: number,
  ) {}

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
    if (this.underWay < this.width) {
      this.underWay += 1;
      return;
    }
    if (this.waiting.length >= this.maxWaiting) throw new ProblemError('busy');
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to whoever waits longest: it is never free in between, for one who came later. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.underWay -= 1;
  }
}
