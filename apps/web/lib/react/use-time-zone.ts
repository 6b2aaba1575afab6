import { useSyncExternalStore } from 'react';

const subscribeToNothing = () => () => {};
const visitorsTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const serversTimeZone = () => 'UTC';

/**
 * The visitor's time zone, which the server cannot know: UTC there and during hydration, so that
 * both write the same, and the visitor's own right after.
 */
export function useTimeZone(): string {
  return useSyncExternalStore(subscribeToNothing, visitorsTimeZone, serversTimeZone);
}
