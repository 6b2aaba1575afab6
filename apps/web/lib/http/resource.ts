import { useEffect, useEffectEvent } from 'react';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { useSession } from '@/lib/session';

/** What is known of one thing of the API: the newest data, and why there is none or no newer one. */
export interface Entry<T> {
  data: T | null;
  /** What the last request threw; null when it did not, or has not ended yet. */
  failure: unknown;
}

export interface Resource<T, Key extends readonly string[]> {
  entries: UseBoundStore<StoreApi<Record<string, Entry<T>>>>;
  /** Asks the API. A request for the same key that is under way is shared. */
  load: (...key: Key) => Promise<void>;
  /** Keeps what a change was answered with: an answer that was asked for before it counts no more. */
  put: (data: T, ...key: Key) => void;
}

const nothing = { data: null, failure: null };

/**
 * Keeps what the API says for as long as the tab lives and the same person is signed in, so that a page
 * that is opened again is there at once, and is asked for anew behind it.
 */
export function createResource<T, Key extends readonly string[]>(
  request: (...key: Key) => Promise<T>,
): Resource<T, Key> {
  const entries = create<Record<string, Entry<T>>>()(() => ({}));
  const flights = new Map<string, Promise<void>>();
  const keep = (name: string, entry: Entry<T>) => entries.setState({ [name]: entry });
  const land = async (name: string, flight: Promise<T>): Promise<void> => {
    const own = flights.get(name);
    const isOvertaken = () => flights.get(name) !== own;
    try {
      const data = await flight;
      if (!isOvertaken()) keep(name, { data, failure: null });
    } catch (failure) {
      if (!isOvertaken()) keep(name, { ...(entries.getState()[name] ?? nothing), failure });
    } finally {
      if (!isOvertaken()) flights.delete(name);
    }
  };
  useSession.subscribe(({ user }, before) => {
    // What is asked for on load waits until it is known who is signed in: that is no change.
    if (before.user === null || user?.id === before.user.id) return;
    flights.clear();
    entries.setState({}, true);
  });
  return {
    entries,
    load: (...key) => {
      const name = nameOf(key);
      const shared = flights.get(name);
      if (shared) return shared;
      // In the map before it lands: that is how it knows whether it has been overtaken.
      const flight = Promise.resolve().then(() => land(name, request(...key)));
      flights.set(name, flight);
      return flight;
    },
    put: (data, ...key) => {
      flights.delete(nameOf(key));
      keep(nameOf(key), { data, failure: null });
    },
  };
}

/** What is known of it now, and newer as it comes. Asked for when it is first shown, and on every return. */
export function useResource<T, Key extends readonly string[]>(
  { entries, load }: Resource<T, Key>,
  ...key: Key
): Entry<T> {
  const name = nameOf(key);
  const entry = entries((all) => all[name]);
  const loadThis = useEffectEvent(() => load(...key));
  useEffect(() => {
    const ask = () => {
      if (!document.hidden) void loadThis();
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [load, name]);
  return entry ?? nothing;
}

const nameOf = (key: readonly string[]) => JSON.stringify(key);
