import { useSyncExternalStore } from 'react';

const subscribeToNothing = () => () => {};

/** False in what the server sends, true as soon as the page's scripts are at work. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}
