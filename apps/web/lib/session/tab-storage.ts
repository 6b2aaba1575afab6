/** What outlives a reload and a detour, but not the tab. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Null where the browser's settings forbid storage: reading the property throws there. */
export function findTabStorage(): TabStorage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Null when there is nothing, or nothing that could be read. */
export function readJson(storage: TabStorage | null, key: string): unknown {
  return parseJson(storage?.getItem(key) ?? null);
}

export function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
