import { z } from 'zod';
import { findTabStorage, readJson, type TabStorage } from './tab-storage';

const storageKey = 'lastseat.newcomer';

/** To be greeted on the next page: registering leads on by loading it anew. */
export function markNewcomer(userId: string, storage: TabStorage | null = findTabStorage()): void {
  storage?.setItem(storageKey, JSON.stringify(userId));
}

/** Whether this person has just registered in this tab; true once. */
export function takeNewcomer(
  userId: string,
  storage: TabStorage | null = findTabStorage(),
): boolean {
  const kept = z.string().safeParse(readJson(storage, storageKey));
  storage?.removeItem(storageKey);
  return kept.success && kept.data === userId;
}
