import { isLostAnswer, realClock, waitBefore } from '@/lib/http/retry-lost-answers';
import { openForMs } from './open-bookings';

/** Longer than an answer takes, and as long as one looks at a spinner without a word. */
const unheardAfterMs = 4_000;
/** The pauses double up to here: some twelve seconds. */
const mostDoublings = 6;

interface Asking<T> {
  /** Carries an idempotency key, always the same: it may be carried out by several attempts at once. */
  ask: (signal: AbortSignal) => Promise<T>;
  /** It was begun before: nobody has heard of it for longer than this page lives. */
  isUnheard?: boolean | undefined;
  /** Called once, when it takes longer than an answer does. */
  onUnheard: () => void;
  /** Gives what ends it. */
  whenLineIsBack: (listener: () => void) => () => void;
}

/**
 * Asks until there is an answer, for as long as the person may still want to know. An attempt that
 * nobody has heard of for a while is given up when the line is back, for one that will be heard.
 * @throws the refusal; or, in the end, what the last attempt threw
 */
export async function askUntilAnswered<T>(asking: Asking<T>): Promise<T> {
  const startedAt = Date.now();
  let isUnheard = asking.isUnheard ?? false;
  let hurry = () => {};
  const tellUnheard = () => {
    isUnheard = true;
    asking.onUnheard();
  };
  const timer = setTimeout(tellUnheard, isUnheard ? 0 : unheardAfterMs);
  const stopListening = asking.whenLineIsBack(() => {
    if (isUnheard) hurry();
  });
  try {
    for (let attempts = 1; ; attempts++) {
      const attempt = new AbortController();
      hurry = () => attempt.abort();
      try {
        return await asking.ask(attempt.signal);
      } catch (error) {
        if (attempt.signal.aborted) continue;
        if (!isLostAnswer(error) || Date.now() - startedAt > openForMs) throw error;
        const pauseMs = waitBefore(Math.min(attempts, mostDoublings), error, realClock);
        await new Promise<void>((resolve) => {
          const end = setTimeout(resolve, pauseMs);
          hurry = () => {
            clearTimeout(end);
            resolve();
          };
        });
      }
    }
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}
