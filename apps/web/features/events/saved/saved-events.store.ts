import { create } from 'zustand';
import { findBrowserStorage } from '@/lib/session/browser-storage';
import { readSavedIds, toggleId, writeSavedIds } from './saved-ids';

interface SavedEventsState {
  /** Null until the browser's storage was read: the server does not know them. */
  ids: readonly string[] | null;
  load: () => void;
  toggle: (id: string) => void;
}

export const useSavedEvents = create<SavedEventsState>()((set, get) => ({
  ids: null,
  load: () => {
    set({ ids: readSavedIds(findBrowserStorage()) });
  },
  toggle: (id) => {
    const storage = findBrowserStorage();
    // Without storage the page's own list goes on; with it, another window may have changed it.
    const known = storage === null ? (get().ids ?? []) : readSavedIds(storage);
    const ids = toggleId(known, id);
    writeSavedIds(storage, ids);
    set({ ids });
  },
}));
