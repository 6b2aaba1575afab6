import { readKeys } from '@/features/door/check/check-code';
import type { KeptDoor, KeptList, KeptScan } from '@/features/door/keep/door-database';
import { narrowOffset } from '@/features/door/rules/clock';
import { openBook } from '@/features/door/rules/door-book';
import { showNumbers, type Desk } from './desk';

/** What this device has kept from before: enough to begin without a network. */
export async function openKept(desk: Desk): Promise<void> {
  const { keep, eventId } = desk.parts;
  desk.door = await keep.getDoor(eventId);
  for (const kept of await keep.listScans(eventId)) desk.scans.set(kept.nonce, kept);
  const kept = await keep.findList(eventId);
  if (kept !== undefined) await takeList(desk, kept);
}

/** A list may be read from a copy of the database that is behind by so much, and by less in truth. */
const lateMs = 60_000;

/** Asks for the list of now. @throws what the API refuses, or that it cannot be reached */
export async function refreshList(desk: Desk): Promise<void> {
  const { api, keep, eventId, now } = desk.parts;
  const { deviceId } = await register(desk);
  const askedAt = now();
  // A list that is asked for from now on has what these said: who undoes it elsewhere is right.
  const isKnown = ({ takenAt }: KeptScan) => takenAt !== null && askedAt - takenAt > lateMs;
  const known = [...desk.scans.values()].filter(isKnown);
  const before = desk.kept;
  const { list, etag, ...at } = await api.fetchList(eventId, deviceId, before?.etag ?? null);
  const clock = narrowOffset(before?.clock ?? null, { askedAt, answeredAt: now(), ...at });
  const newest = list ?? before?.list;
  if (newest === undefined)
    throw new Error('The API says that a list is still right: there is none');
  const kept: KeptList = { eventId, list: newest, etag, clock };
  await keep.keepList(kept);
  const nonces = known.map(({ nonce }) => nonce);
  await keep.removeScans(nonces);
  for (const nonce of nonces) desk.scans.delete(nonce);
  await takeList(desk, kept);
}

async function register(desk: Desk): Promise<KeptDoor> {
  const { api, keep, eventId, deviceName } = desk.parts;
  const door = desk.door ?? (await keep.getDoor(eventId));
  desk.door = door;
  if (door.isRegistered) return door;
  await api.registerDevice(eventId, { id: door.deviceId, name: deviceName });
  desk.door = { ...door, isRegistered: true };
  await keep.keepDoor(desk.door);
  return desk.door;
}

async function takeList(desk: Desk, kept: KeptList): Promise<void> {
  const { list } = kept;
  desk.keys = await readKeys(list.keys);
  desk.kept = kept;
  const scans = [...desk.scans.values()].map(({ scan }) => scan);
  desk.book = openBook(list, scans, desk.parts.deviceName);
  desk.store.setState({ stage: 'open', event: list.event, listedAt: list.listedAt });
  showNumbers(desk);
}
