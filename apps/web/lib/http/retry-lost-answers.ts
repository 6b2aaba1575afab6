import { isAxiosError } from 'axios';

export interface RetryClock {
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
}

export const realClock: RetryClock = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};

const maxAttempts = 5;
const firstWaitMs = 400;
/** Nobody looks at a spinner for longer: past it no further attempt begins. */
const patienceMs = 30_000;

/**
 * Asks again while the answer is lost: no answer, one from something between us and the API, or
 * "too busy". Whether the request was carried out is unknown then, so `attempt` has to be one that
 * may be carried out twice: it carries an idempotency key, always the same.
 * @throws what the last attempt threw
 */
export async function retryLostAnswers<T>(
  attempt: () => Promise<T>,
  clock: RetryClock = realClock,
): Promise<T> {
  const startedAt = clock.now();
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLostAnswer(error) || attempts === maxAttempts) throw error;
      const wait = waitBefore(attempts, error, clock);
      if (clock.now() + wait - startedAt > patienceMs) throw error;
      await clock.sleep(wait);
    }
  }
}

/** A refusal (4xx) is an answer. A 5xx is none: the seat may have been taken before it was made. */
export function isLostAnswer(error: unknown): boolean {
  if (!isAxiosError(error) || error.code === 'ERR_CANCELED') return false;
  const status = error.response?.status;
  return status === undefined || status >= 500 || status === 408 || status === 429;
}

/** Twice as long each time, spread so that a crowd that failed together does not return together. */
export function waitBefore(attempts: number, error: unknown, clock: RetryClock): number {
  const backoff = firstWaitMs * 2 ** (attempts - 1);
  const spread = 0.75 + clock.random() / 2;
  const asked = isAxiosError(error)
    ? parseRetryAfter(error.response?.headers['retry-after'], clock.now())
    : 0;
  // The server's time is the least, so the spread only adds to it.
  return Math.round(Math.max(backoff * spread, asked * (1 + clock.random() / 4)));
}

/** Milliseconds from now; 0 when the header is missing or not to be understood. */
export function parseRetryAfter(header: unknown, now: number): number {
  if (typeof header !== 'string') return 0;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
