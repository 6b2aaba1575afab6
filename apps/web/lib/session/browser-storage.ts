/** What outlives the tab, in this browser. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Null where the browser's settings forbid storage: reading the property throws there. */
export function findBrowserStorage(): BrowserStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
