import { useSyncExternalStore } from 'react';

/** From here on a week has room beside the bar of the console. */
const query = '(min-width: 48rem)';

function subscribe(listener: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** Whether there is more room than on a phone; on the server nobody knows, and it is taken for one. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}
