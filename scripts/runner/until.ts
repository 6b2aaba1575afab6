import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is yes. @throws when the patience ends first */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patienceMs = 60_000,
): Promise<void> {
  if (!(await becomes(isSo, patienceMs))) throw new Error(`Never so: ${what}`);
}

/** Asks again until the answer is yes, or the patience ends; says which. */
export async function becomes(
  isSo: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}
