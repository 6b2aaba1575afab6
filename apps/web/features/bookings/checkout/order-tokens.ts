/**
 * What a guest opens their orders with. It is kept in this browser, so that a reload, a second tab and the way
 * back from the provider's page show the same order. The mail's link has it behind the `#`: browsers send that
 * to no server, and tell no other page of it; it goes from the address as soon as it is kept.
 */
import { linkTokenSchema } from '@lastseat/contracts';
import { findBrowserStorage, type BrowserStorage } from '@/lib/session/browser-storage';

const key = 'lastseat.orders';
const mostKept = 20;

type Tokens = [id: string, token: string][];

/** The newest last. Nothing where there is no storage, or where something else stands. */
function readTokens(storage: BrowserStorage | null): Tokens {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPair) : [];
  } catch {
    return [];
  }
}

const isPair = (kept: unknown): kept is Tokens[number] =>
  Array.isArray(kept) &&
  kept.length === 2 &&
  typeof kept[0] === 'string' &&
  linkTokenSchema.safeParse(kept[1]).success;

export const findOrderToken = (storage: BrowserStorage | null, id: string): string | null =>
  readTokens(storage).find(([kept]) => kept === id)?.[1] ?? null;

/** @returns whether it is kept: it is not where storage is full, or forbidden */
export function rememberOrder(storage: BrowserStorage | null, id: string, token: string): boolean {
  const others = readTokens(storage).filter(([kept]) => kept !== id);
  try {
    storage?.setItem(key, JSON.stringify([...others, [id, token]].slice(-mostKept)));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Of the order that this page shows, for a guest; null for whoever has none of ours. */
export function readOrderToken(id: string): string | null {
  const storage = findBrowserStorage();
  const { hash, pathname } = window.location;
  const { data: linked } = linkTokenSchema.safeParse(hash.slice(1));
  if (linked === undefined) return findOrderToken(storage, id);
  if (rememberOrder(storage, id, linked)) window.history.replaceState(null, '', pathname);
  return linked;
}
