import { findBrowserStorage } from '@/lib/session/browser-storage';

/** Of this browser, at whatever door. */
const nameKey = 'lastseat.door.name';
const mutedKey = 'lastseat.door.muted';

export const longestName = 60;

export function readDeviceName(): string | null {
  return findBrowserStorage()?.getItem(nameKey) ?? null;
}

export function keepDeviceName(name: string): void {
  findBrowserStorage()?.setItem(nameKey, name);
}

export const readIsMuted = (): boolean => findBrowserStorage()?.getItem(mutedKey) === 'true';

export function keepIsMuted(isMuted: boolean): void {
  findBrowserStorage()?.setItem(mutedKey, String(isMuted));
}
