/** What a guest has typed in before, in this browser, so that the next booking is one press. */
import { guestSchema, type Guest } from '@lastseat/contracts';
import type { BrowserStorage } from '@/lib/session/browser-storage';

const key = 'lastseat.guest';

/** Null where nobody has booked as a guest, and for what somebody else wrote there. */
export function readGuest(storage: BrowserStorage | null): Guest | null {
  try {
    return guestSchema.safeParse(JSON.parse(storage?.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** Where nothing can be kept, nothing is: it is typed in again. */
export function rememberGuest(storage: BrowserStorage | null, guest: Guest): void {
  try {
    storage?.setItem(key, JSON.stringify(guest));
  } catch {
    // Full, or forbidden.
  }
}
