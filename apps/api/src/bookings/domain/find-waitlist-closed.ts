import { findClosed } from './find-closed.js';
import type { Inventory } from './inventory.js';

/** Whether nobody can join any more. */
export function isWaitlistClosed({ waitlist, now }: Inventory): boolean {
  const { waitlistMode, waitlistClosesAt } = waitlist;
  return waitlistMode === 'off' || (waitlistClosesAt !== null && now >= waitlistClosesAt);
}

/** Whether those who wait are served: nobody gets a seat by the line who could not buy one. */
export function isServing(inventory: Inventory): boolean {
  const { isWaitlistPaused } = inventory.waitlist;
  return !isWaitlistPaused && !isWaitlistClosed(inventory) && findClosed(inventory) === null;
}
