import { openDatabase, type KeptScan } from './door-database';

/** Resolves when it is kept: nobody is told that somebody may come in before. */
export async function addScan(scan: KeptScan): Promise<void> {
  await (await openDatabase()).add('scans', scan);
}

/** In the order in which they happened. */
export async function listScans(eventId: string): Promise<KeptScan[]> {
  return (await openDatabase()).getAllFromIndex('scans', 'byEvent', eventId);
}

/** Those that are still to be handed in, the oldest first. */
export async function listWaiting(eventId: string, most: number): Promise<KeptScan[]> {
  return (await openDatabase()).getAllFromIndex('scans', 'byState', [eventId, 'waiting'], most);
}

/** The API has them. Their codes go: what a phone that is found still has must not open its list. */
export async function settleScans(nonces: readonly string[], takenAt: number): Promise<void> {
  const transaction = (await openDatabase()).transaction('scans', 'readwrite');
  const byNonce = transaction.store.index('byNonce');
  for (const nonce of nonces) {
    const kept = await byNonce.get(nonce);
    if (kept) await transaction.store.put({ ...kept, state: 'taken', takenAt, code: null });
  }
  await transaction.done;
}

/** A list that was made after they were handed in has what they said. */
export async function removeScans(nonces: readonly string[]): Promise<void> {
  const transaction = (await openDatabase()).transaction('scans', 'readwrite');
  const byNonce = transaction.store.index('byNonce');
  for (const nonce of nonces) {
    const place = await byNonce.getKey(nonce);
    if (place !== undefined) await transaction.store.delete(place);
  }
  await transaction.done;
}
