/** The history in the order in which the rules ask for it. */
import type { CancelledBy, WaitlistMode } from '@lastseat/contracts';
import type {
  Attempt,
  BookingChange,
  BookingRow,
  CountChange,
  DatabaseRecord,
  History,
  Message,
  Wish,
} from '../history.js';
import type { WaitChange } from '../line.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import { tellEntries, type Entry } from './entries.js';
import { findPasses, placePasses, tellTransfers, type Pass, type Transfer } from './passes.js';
import { sortWishes, type SortedWishes } from './sort-wishes.js';
import { tellWaits, type Wait } from './waits.js';

/**
 * How far two looks at the machine's one clock may differ: `Date.now()` cuts off the fraction of a
 * millisecond, PostgreSQL does not.
 */
export const CLOCK_ERROR_MS = 2;

/** One version of an event's count, with the changes of bookings that its transaction made. */
export interface Version extends CountChange {
  /** New ones, held or confirmed. */
  booked: BookingChange[];
  /** That were held before. */
  confirmed: BookingChange[];
  cancelled: BookingChange[];
  /** All that is held then. */
  holds: BookingLife[];
  /** What its transaction changed of the line. */
  waits: WaitChange[];
  /** Tickets that its transaction passed on: their bookings are in none of the lists above. */
  passes: Pass[];
  /** Those of later transactions that left the event alone while this was its newest version. */
  laterPasses: Pass[][];
}

/** An event from its beginning; `versions[0]` is how it was before the first request. */
export interface EventStory {
  eventId: string;
  seats: number;
  waitlistMode: WaitlistMode;
  versions: Version[];
}

/** The commit from which on the event is cancelled; Infinity when it is not. */
export function cancelledAtOf(story: EventStory | undefined): number {
  const version = story?.versions.find(({ status }) => status === 'cancelled');
  return version?.committedAt ?? Infinity;
}

/** When a booking was held and confirmed, by the commits of the database. */
export interface BookingLife {
  userId: string;
  eventId: string;
  key: string | null;
  /** Seats. */
  quantity: number;
  /** From then on it is held or confirmed. */
  bookedAt: number;
  /** When it would have run out; null when it was confirmed from the beginning. */
  expiresAt: number | null;
  /** Infinity while it never was. */
  confirmedAt: number;
  /** Infinity while it is held or confirmed. */
  cancelledAt: number;
  /** By whom. */
  cancelledBy: CancelledBy | null;
}

/** Whether it is the turn of somebody in line: a guest's hold has the key of who asked for it. */
export const isOffer = ({ key, expiresAt }: Pick<BookingLife, 'key' | 'expiresAt'>) =>
  key === null && expiresAt !== null;

/** Whether the person has a place at some moment within these times. */
export const isCurrent = ({ bookedAt, cancelledAt }: BookingLife, from: number, until: number) =>
  bookedAt <= until + CLOCK_ERROR_MS && cancelledAt >= from - CLOCK_ERROR_MS;

export interface Evidence extends History, SortedWishes {
  stories: Map<string, EventStory>;
  lives: Map<string, BookingLife>;
  /** A person's bookings of an event, by {@link holdingOf}. */
  holdings: Map<string, BookingLife[]>;
  rows: Map<string, BookingRow>;
  /** By the id of the entry. */
  waits: Map<string, Wait>;
  /** A person's waits for an event, by {@link holdingOf}. */
  waitsOf: Map<string, Wait[]>;
  /** By id. */
  transfers: Map<string, Transfer>;
  /** By the booking that ended, and by the one that began. */
  passesFrom: Map<string, Pass>;
  passesInto: Map<string, Pass>;
  /** Of people at the door, by the nonce. */
  entries: Map<string, Entry>;
  /** By the booking. */
  entriesOf: Map<string, Entry[]>;
  attempts: { wish: Wish; attempt: Attempt }[];
}

export const holdingOf = (userId: string, eventId: string) => `${userId} ${eventId}`;

export function gatherEvidence(history: History): Evidence {
  const lives = tellLives(history.database);
  const waits = tellWaits(history.database.line.waitChanges);
  const transfers = tellTransfers(history.database.tickets.transferChanges);
  const passes = findPasses(transfers, history.database.bookingChanges);
  const entries = tellEntries(history.database.tickets.doorChanges);
  return {
    ...history,
    ...sortWishes(history.wishes),
    stories: tellStories(history, lives, passes),
    lives,
    holdings: groupBy(lives.values(), (life) => holdingOf(life.userId, life.eventId)),
    rows: new Map(history.database.bookings.map((row) => [row.id, row])),
    waits,
    waitsOf: groupBy(waits.values(), (wait) => holdingOf(wait.userId, wait.eventId)),
    transfers,
    passesFrom: new Map(passes.map((pass) => [pass.from.bookingId, pass])),
    passesInto: new Map(passes.map((pass) => [pass.to.bookingId, pass])),
    entries,
    entriesOf: groupBy(entries.values(), ({ bookingId }) => bookingId),
    attempts: history.wishes.flatMap((wish) => wish.attempts.map((attempt) => ({ wish, attempt }))),
  };
}

function tellStories(
  { seats, database }: History,
  lives: ReadonlyMap<string, BookingLife>,
  passes: readonly Pass[],
): Map<string, EventStory> {
  const passed = new Set(passes.flatMap(({ from, to }) => [from, to]));
  const ofOthers = database.bookingChanges.filter((change) => !passed.has(change));
  const changes = groupBy(ofOthers, (change) => `${change.xid} ${change.eventId}`);
  const counts = groupBy(database.countChanges, (change) => change.eventId);
  const waits = groupBy(database.line.waitChanges, (change) => `${change.xid} ${change.eventId}`);
  const passesOf = groupBy(passes, ({ to }) => to.eventId);
  const modes = new Map(database.events.map(({ id, waitlistMode }) => [id, waitlistMode]));
  return new Map(
    [...seats].map(([eventId, total]) => {
      const held = new Map<string, BookingLife>();
      const later = (counts.get(eventId) ?? [])
        .sort((one, other) => one.version - other.version)
        .map((count): Version => {
          const ofBookings = changes.get(`${count.xid} ${eventId}`) ?? [];
          for (const { bookingId, became } of ofBookings) {
            if (became === 'held') held.set(bookingId, lives.get(bookingId)!);
            else held.delete(bookingId);
          }
          const ofLine = waits.get(`${count.xid} ${eventId}`) ?? [];
          const changed = {
            ...sortChanges(ofBookings),
            waits: ofLine,
            passes: [],
            laterPasses: [],
          };
          return { ...count, ...changed, holds: [...held.values()] };
        });
      const versions = [firstVersion(eventId, total), ...later];
      placePasses(versions, passesOf.get(eventId) ?? []);
      const waitlistMode = modes.get(eventId) ?? 'off';
      return [eventId, { eventId, seats: total, waitlistMode, versions }];
    }),
  );
}

const firstVersion = (eventId: string, total: number): Version => ({
  ...{ eventId, version: 0, remaining: total, held: 0, total, xid: '', status: 'scheduled' },
  ...{ begunAt: -Infinity, committedAt: -Infinity, ...sortChanges([]), holds: [] },
  ...{ waiting: 0, isPaused: false, waits: [], passes: [], laterPasses: [] },
});

/**
 * Who got and who lost a place in the commit that made a version, and in each of those that passed tickets on
 * while it was the newest.
 */
export function listCommits({ booked, cancelled, passes, laterPasses }: Version) {
  const halvesOf = (together: readonly Pass[]) => ({
    booked: together.map(({ to }) => to),
    cancelled: together.map(({ from }) => from),
  });
  const own = halvesOf(passes);
  const first = {
    booked: [...booked, ...own.booked],
    cancelled: [...cancelled, ...own.cancelled],
  };
  return [first, ...laterPasses.map(halvesOf)];
}

function sortChanges(changes: BookingChange[]) {
  const isPlace = ({ became }: BookingChange) => became === 'held' || became === 'confirmed';
  return {
    booked: changes.filter((one) => isPlace(one) && one.was === null),
    confirmed: changes.filter(({ was, became }) => was === 'held' && became === 'confirmed'),
    cancelled: changes.filter((one) => !isPlace(one)),
  };
}

function tellLives({ bookingChanges, messages, line }: DatabaseRecord): Map<string, BookingLife> {
  const lives = new Map<string, BookingLife>();
  const confirmations = listConfirmations(messages);
  for (const change of bookingChanges) {
    const { bookingId, became, committedAt, cancelledBy, expiresAt } = change;
    const { userId, eventId, key, quantity } = change;
    const life = lives.get(bookingId) ?? {
      ...{ userId, eventId, key, quantity, bookedAt: committedAt, expiresAt },
      ...{ confirmedAt: Infinity, cancelledAt: Infinity, cancelledBy: null },
    };
    // Confirmed and cancelled within one batch: the row tells of the end alone, the facts of both.
    const isConfirmed =
      became === 'confirmed' ||
      (isUndone(change) && confirmations.has(`${change.xid} ${bookingId}`));
    if (isConfirmed) Object.assign(life, { confirmedAt: committedAt });
    if (became !== 'confirmed' && became !== 'held') {
      Object.assign(life, { cancelledAt: committedAt, cancelledBy });
    }
    lives.set(bookingId, life);
  }
  for (const { bookingId, expiresAt } of line.shortOffers) {
    Object.assign(lives.get(bookingId)!, { expiresAt });
  }
  return lives;
}

/** The end or the beginning of a ticket that is passed on: `transfers.ts` judges it. */
export const isOfPass = (
  { passesFrom, passesInto }: Pick<Evidence, 'passesFrom' | 'passesInto'>,
  { bookingId, was, cancelledBy }: BookingChange,
) =>
  was === null
    ? passesInto.has(bookingId)
    : cancelledBy === 'transfer' && passesFrom.has(bookingId);

/** Held before, and ended by somebody: in between it may have been confirmed. */
export const isUndone = ({ was, became, cancelledBy }: BookingChange) =>
  was === 'held' && became === 'cancelled' && cancelledBy !== 'expiry';

/** By transaction and booking. */
function listConfirmations(messages: readonly Message[]): Set<string> {
  return new Set(
    messages.flatMap(({ xid, facts }) =>
      facts
        .filter(({ type }) => type === 'booking.confirmed')
        .map(({ bookingId }) => `${xid} ${bookingId}`),
    ),
  );
}
