import { useEffect } from 'react';
import { useSavedEvents } from './saved-events.store';

/** Null until they are known; follows the other windows of this browser. */
export function useSavedIds(): readonly string[] | null {
  const ids = useSavedEvents((state) => state.ids);
  useEffect(() => {
    const { load } = useSavedEvents.getState();
    if (useSavedEvents.getState().ids === null) load();
    window.addEventListener('storage', load);
    return () => {
      window.removeEventListener('storage', load);
    };
  }, []);
  return ids;
}
