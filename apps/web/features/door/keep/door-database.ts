/**
 * What a device keeps for the time without a network: at which doors it stands, their lists, and what it has
 * scanned. The names on a list are sealed with the codes of the tickets, which the device does not have.
 */
import type { DoorList } from '@lastseat/contracts';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OffsetRange } from '@/features/door/rules/clock';
import type { Scan } from '@/features/door/rules/door-book';

/** The device at the door of one event. */
export interface KeptDoor {
  eventId: string;
  deviceId: string;
  /** Whether the API knows of it. */
  isRegistered: boolean;
}

export interface KeptList {
  eventId: string;
  list: DoorList;
  etag: string | null;
  /** What to add to the device's clock for the server's. */
  clock: OffsetRange;
}

/** `waiting`: the API has not answered for it yet. `taken`: it has, and a newer list will have it. */
type ScanState = 'waiting' | 'taken';

export interface KeptScan {
  eventId: string;
  /** The scan's own, to be found by. */
  nonce: string;
  scan: Scan;
  state: ScanState;
  /** By the device's clock; null while it waits. */
  takenAt: number | null;
  /** Of a ticket that was read and is still to be handed in; it goes with that. */
  code: string | null;
}

interface DoorSchema extends DBSchema {
  doors: { key: string; value: KeptDoor };
  lists: { key: string; value: KeptList };
  scans: {
    /** The order in which they happened. */
    key: number;
    value: KeptScan & { place?: number };
    indexes: { byEvent: string; byState: [string, ScanState]; byNonce: string };
  };
}

let opening: Promise<IDBPDatabase<DoorSchema>> | undefined;

/** @throws where the browser keeps nothing */
export function openDatabase(): Promise<IDBPDatabase<DoorSchema>> {
  opening ??= openDB<DoorSchema>('lastseat.door', 1, {
    upgrade(database) {
      database.createObjectStore('doors', { keyPath: 'eventId' });
      database.createObjectStore('lists', { keyPath: 'eventId' });
      const scans = database.createObjectStore('scans', { keyPath: 'place', autoIncrement: true });
      scans.createIndex('byEvent', 'eventId');
      scans.createIndex('byState', ['eventId', 'state']);
      scans.createIndex('byNonce', 'nonce', { unique: true });
    },
  });
  return opening;
}
