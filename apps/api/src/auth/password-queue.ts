/**
 * Bounds how many passwords are hashed at once. bcrypt runs in the four threads of libuv's pool and
 * keeps a core busy for each: a crowd that logs in would take every core from the bookings, and every
 * thread from the name look-ups of new database connections.
 */
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';

/** One core and one thread of the pool stay free, where there is more than one. */
const HASHES_AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

/** The web app gives up after fifteen seconds. */
const MAX_WAIT_MS = 15_000;

@Injectable()
export class PasswordQueue extends BoundedQueue {
  constructor(@Inject(CONFIG) config: Pick<Config, 'PASSWORD_QUEUE_LIMIT'>) {
    super({
      atOnce: HASHES_AT_ONCE,
      maxWaiting: config.PASSWORD_QUEUE_LIMIT,
      maxWaitMs: MAX_WAIT_MS,
    });
  }
}
