/**
 * Bounds how many passwords are hashed at once. Each keeps a core busy: a crowd that logs in would take
 * every core from the bookings, also where its threads cannot be told to yield (`bcrypt-threads.ts`).
 */
import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';

/** One core stays free, where there is more than one. */
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
