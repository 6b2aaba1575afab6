/**
 * Bounds how many passwords are hashed at once. bcrypt runs in the four threads of libuv's pool and
 * keeps a core busy for each: a crowd that logs in would take every core from the bookings, and every
 * thread from the name look-ups of new database connections.
 */
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config.js';
import { ProblemError } from '../common/problem.js';

/** One core and one thread of the pool stay free, where there is more than one. */
export const HASHES_AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

@Injectable()
export class PasswordQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'PASSWORD_QUEUE_LIMIT'>) {}

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
    if (this.running < HASHES_AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.config.PASSWORD_QUEUE_LIMIT) throw new ProblemError('busy');
    // Whoever ends hands its place on: `running` stays as it is.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
