import { useSyncExternalStore } from 'react';
import { isTimeZone } from '@lastseat/contracts';

const subscribeToNothing = () => () => {};
const unknown = () => null;

function visitorsTimeZone(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : null; // Some say `Etc/Unknown`.
}

/**
 * The visitor's time zone. The server cannot know it: null there and during hydration, so that both
 * write the same, and the visitor's own right after.
 */
export function useTimeZone(): string | null {
  return useSyncExternalStore(subscribeToNothing, visitorsTimeZone, unknown);
}
