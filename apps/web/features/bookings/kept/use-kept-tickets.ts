import { useMemo, useSyncExternalStore } from 'react';
import { listenToText, readText } from './kept-text';
import { parseKept, type KeptTickets } from './kept-tickets';

const nothing = () => null;

/** The tickets that this browser keeps; null on the server, and where there are none. */
export function useKeptTickets(): KeptTickets | null {
  const text = useSyncExternalStore(listenToText, readText, nothing);
  return useMemo(() => parseKept(text), [text]);
}
