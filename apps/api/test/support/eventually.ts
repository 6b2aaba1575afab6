import { setTimeout as pause } from 'node:timers/promises';

/**
 * Longer than anything that is waited for takes on a slow machine: where ten times the usual work is
 * going on, an API process needs a minute to begin. Who sees it come waits no longer for this, and a test
 * has ten minutes.
 */
export const PATIENCE_MS = 300_000;

/** Between two looks: at first so short that little goes on meanwhile, and later of no weight. */
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;
const GROWTH = 1.1;

/**
 * Resolves once it is so. What throws is not so yet: who asks may ask somebody who is away.
 * @param what goes into the message when it never is
 */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  let pauseMs = FIRST_PAUSE_MS;
  let trouble: unknown;
  const look = async () => {
    try {
      return await isSo();
    } catch (error) {
      trouble = error;
      return false;
    }
  };
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`Never so: ${what}`, { cause: trouble });
    await pause(pauseMs);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * GROWTH);
  }
}
