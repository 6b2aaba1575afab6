/** What opens a guest's order: it outlives a reload and the way to the provider, and goes with the tab. */
import { findTabStorage } from '@/lib/session/tab-storage';

const keyOf = (orderId: string) => `order ${orderId}`;

export function keepOrderToken(orderId: string, token: string): void {
  findTabStorage()?.setItem(keyOf(orderId), token);
}

export function readOrderToken(orderId: string): string | null {
  return findTabStorage()?.getItem(keyOf(orderId)) ?? null;
}
