import { setTimeout as pause } from 'node:timers/promises';

/** Waits for the work, but no longer than this; work that takes longer goes on unwatched. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const end = pause(milliseconds, undefined, patience).catch(() => undefined);
  await Promise.race([work, end]);
  patience.abort();
}
