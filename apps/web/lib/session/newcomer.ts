import { findTabStorage, type TabStorage } from './tab-storage';

const storageKey = 'lastseat.newcomer';

/** To be greeted on the next page: registering leads on by loading it anew. */
export function markNewcomer(userId: string, storage: TabStorage | null = findTabStorage()): void {
  storage?.setItem(storageKey, userId);
}

/** Whether this person has just registered in this tab; true once. */
export function takeNewcomer(
  userId: string,
  storage: TabStorage | null = findTabStorage(),
): boolean {
  const newcomerId = storage?.getItem(storageKey);
  storage?.removeItem(storageKey);
  return newcomerId === userId;
}
