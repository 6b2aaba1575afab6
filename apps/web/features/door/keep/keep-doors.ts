import type { DoorList } from '@lastseat/contracts';
import { openDatabase, type KeptDoor, type KeptList } from './door-database';
import { listWaiting } from './keep-scans';

/** The device of this event, made when it is first asked for. */
export async function getDoor(eventId: string): Promise<KeptDoor> {
  const database = await openDatabase();
  const transaction = database.transaction('doors', 'readwrite');
  // Two tabs that open at once are one device: the second finds what the first has put.
  const known = await transaction.store.get(eventId);
  const door = known ?? { eventId, deviceId: crypto.randomUUID(), isRegistered: false };
  if (known === undefined) await transaction.store.put(door);
  await transaction.done;
  return door;
}

export async function keepDoor(door: KeptDoor): Promise<void> {
  await (await openDatabase()).put('doors', door);
}

export async function findList(eventId: string): Promise<KeptList | undefined> {
  return (await openDatabase()).get('lists', eventId);
}

export async function keepList(kept: KeptList): Promise<void> {
  await (await openDatabase()).put('lists', kept);
}

/** The events of whose door this device has a list. */
export async function listDoors(): Promise<DoorList['event'][]> {
  const kept = await (await openDatabase()).getAll('lists');
  return kept
    .map(({ list }) => list.event)
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** An evening may be long, and somebody may still want to see who was there. */
const keptAfterMs = 3 * 24 * 60 * 60 * 1_000;

/** Takes away what is long over, unless something of it is still to be handed in. */
export async function forgetOldDoors(now: number): Promise<void> {
  for (const { id, startsAt, endsAt } of await listDoors()) {
    const isOver = Date.parse(endsAt ?? startsAt) + keptAfterMs < now;
    if (isOver && (await listWaiting(id, 1)).length === 0) await wipeDoor(id);
  }
}

/** All of one door: its list, its device and its scans. */
export async function wipeDoor(eventId: string): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(['doors', 'lists', 'scans'], 'readwrite');
  const scans = transaction.objectStore('scans');
  const places = await scans.index('byEvent').getAllKeys(eventId);
  await Promise.all([
    ...places.map((place) => scans.delete(place)),
    transaction.objectStore('lists').delete(eventId),
    transaction.objectStore('doors').delete(eventId),
    transaction.done,
  ]);
}
