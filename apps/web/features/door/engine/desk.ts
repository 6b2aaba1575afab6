/** What works at the door of one event, and what its page shows. */
import type {
  CheckInBatchInput,
  CheckInInput,
  CheckInResult,
  DoorList,
  Problem,
  RegisterDeviceInput,
} from '@lastseat/contracts';
import { createStore, type StoreApi } from 'zustand';
import type { ListAnswer } from '@/features/door/api/door-api';
import type { KeyRing } from '@/features/door/check/check-code';
import type { KeptDoor, KeptList, KeptScan } from '@/features/door/keep/door-database';
import type { DoorAnswer } from '@/features/door/rules/answer';
import { offsetOf } from '@/features/door/rules/clock';
import { countIn, type DoorBook } from '@/features/door/rules/door-book';

type DeskStage =
  | 'opening'
  | 'open'
  /** The first visit needs the network. */
  | 'no-list'
  /** The browser keeps nothing. */
  | 'no-storage'
  /** From the console: nothing is kept here any more. */
  | 'signed-out'
  /** The API lets this person do nothing here; see `refusal`. */
  | 'refused';

/** An answer as it is on the page. */
export interface GivenAnswer extends DoorAnswer {
  /** Of two the higher is the newer. */
  order: number;
  isUndone: boolean;
  /** What the API said of it later, where that is something else. */
  conflict: CheckInResult | null;
}

export interface DeskState {
  stage: DeskStage;
  refusal: Problem | null;
  event: DoorList['event'] | null;
  listedAt: string | null;
  /** As far as this device knows. */
  admitted: number;
  tickets: number;
  /** Over all devices, of this moment; null while the line is away. */
  live: { admitted: number; tickets: number } | null;
  /** Over all devices, as it was heard last. */
  conflicts: number;
  /** Scans that are still to be handed in. */
  waiting: number;
  /** Whether the last question was answered. */
  isReachable: boolean;
  /** What is over the page. */
  answer: GivenAnswer | null;
  /** The newest first. */
  recent: readonly GivenAnswer[];
}

export interface DeskParts {
  eventId: string;
  deviceName: string;
  api: {
    registerDevice: (eventId: string, device: RegisterDeviceInput) => Promise<void>;
    fetchList: (eventId: string, deviceId: string, etag: string | null) => Promise<ListAnswer>;
    checkIn: (eventId: string, input: CheckInInput) => Promise<CheckInResult>;
    handInScans: (eventId: string, input: CheckInBatchInput) => Promise<CheckInResult[]>;
  };
  keep: {
    getDoor: (eventId: string) => Promise<KeptDoor>;
    keepDoor: (door: KeptDoor) => Promise<void>;
    wipeDoor: (eventId: string) => Promise<void>;
    findList: (eventId: string) => Promise<KeptList | undefined>;
    keepList: (kept: KeptList) => Promise<void>;
    addScan: (scan: KeptScan) => Promise<void>;
    listScans: (eventId: string) => Promise<KeptScan[]>;
    listWaiting: (eventId: string, most: number) => Promise<KeptScan[]>;
    settleScans: (nonces: readonly string[], takenAt: number) => Promise<void>;
    removeScans: (nonces: readonly string[]) => Promise<void>;
  };
  /** By the device's clock. */
  now: () => number;
  newNonce: () => string;
  /** Resolves when the person at the door has waited long enough for the API. */
  losePatience: () => Promise<void>;
}

export interface Desk {
  parts: DeskParts;
  store: StoreApi<DeskState>;
  door: KeptDoor | null;
  kept: KeptList | null;
  book: DoorBook | null;
  keys: KeyRing;
  /** What the list does not know of, by nonce, in the order in which it happened. */
  scans: Map<string, KeptScan>;
  /** There is something to hand in, or somebody has answered again. */
  wake: () => void;
}

const nothing: DeskState = {
  stage: 'opening',
  refusal: null,
  event: null,
  listedAt: null,
  ...{ admitted: 0, tickets: 0, live: null, conflicts: 0, waiting: 0 },
  isReachable: true,
  answer: null,
  recent: [],
};

export function makeDesk(parts: DeskParts): Desk {
  const store = createStore<DeskState>()(() => nothing);
  const unknown = { door: null, kept: null, book: null, keys: new Map(), scans: new Map() };
  return { parts, store, ...unknown, wake: () => undefined };
}

/** What time it is at the server, as well as it is known here. */
export function serverTime({ parts, kept }: Desk): string {
  return new Date(parts.now() + (kept === null ? 0 : offsetOf(kept.clock))).toISOString();
}

/** Shows the numbers that follow from what the device knows. */
export function showNumbers(desk: Desk): void {
  const waiting = [...desk.scans.values()].filter(({ state }) => state === 'waiting').length;
  desk.store.setState({ waiting, ...(desk.book && countIn(desk.book)) });
}
