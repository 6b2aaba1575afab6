import type { BrowserStorage } from '@/lib/session/browser-storage';

/** Who wants to be told in this browser: somebody else who signs in here is asked anew. */
const ownerKey = 'lastseat.push';

export function isPushOwner(storage: BrowserStorage | null, userId: string): boolean {
  try {
    return storage?.getItem(ownerKey) === userId;
  } catch {
    return false;
  }
}

/** @param userId empty: nobody */
export function writePushOwner(storage: BrowserStorage | null, userId: string): void {
  try {
    storage?.setItem(ownerKey, userId);
  } catch {
    // Full or forbidden: they are asked again the next time.
  }
}
