/**
 * Sends what somebody wants until they know what became of it: a request without an answer, or with 503,
 * is sent again, to either process.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Booking } from '@lastseat/contracts';
import { AccessTokens } from '../../load/access-tokens.js';
import type { Random } from '../../load/random.js';
import { isFinal } from '../checker/answers.js';
import type { Answer, Attempt, ProcessName, Wish } from '../history.js';
import { sendRequest } from './send-request.js';

/** How long a client waits for an answer before it takes it for lost. */
const PATIENCE_MS = [1_500, 4_500] as const;
/** Once nothing is broken any more, nobody should have to ask for longer than this. */
const RESOLVE_WITHIN_MS = 60_000;

export interface AskerOptions {
  origins: Record<ProcessName, string>;
  jwtSecret: string;
  onAttempt: (attempt: Attempt, wish: Wish) => void;
}

export interface AskOptions {
  /** Always the same process. */
  only?: ProcessName;
  onList?: (bookings: Booking[]) => void;
}

export class Asker {
  /** Everything that anybody wanted. */
  readonly wishes: Wish[] = [];
  private readonly tokens: AccessTokens;
  private givesUpAt = Infinity;

  constructor(private readonly options: AskerOptions) {
    this.tokens = new AccessTokens(options.jwtSecret);
  }

  /** Nothing is broken any more. */
  hurry(): void {
    this.givesUpAt = Date.now() + RESOLVE_WITHIN_MS;
  }

  note<W extends Wish>(wish: W): W {
    this.wishes.push(wish);
    return wish;
  }

  /** Asks until the answer is final; null when it gave up. */
  async fulfil(
    random: Random,
    wish: Wish,
    { only, onList }: AskOptions = {},
  ): Promise<Answer | null> {
    for (let tries = 1; Date.now() < this.givesUpAt; tries += 1) {
      const process = only ?? random.pick(['a', 'b']);
      const sentAt = Date.now();
      const { answer, bookings } = await sendRequest(
        this.options.origins[process],
        wish,
        this.tokens.tokenOf(wish.userId),
        random.between(...PATIENCE_MS),
      );
      const attempt: Attempt = { process, sentAt, endedAt: Date.now(), answer };
      wish.attempts.push(attempt);
      this.options.onAttempt(attempt, wish);
      onList?.(bookings);
      if (isFinal(answer)) return answer;
      await pause(Math.min(1_000, 25 * 2 ** tries) * (random.between(50, 150) / 100));
    }
    return null;
  }
}
