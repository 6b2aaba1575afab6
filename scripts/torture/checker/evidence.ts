/** The history in the order in which the rules ask for it. */
import type {
  Attempt,
  BookingChange,
  BookingRow,
  BookWish,
  CancelEventWish,
  CancelWish,
  ChangeCapacityWish,
  CountChange,
  History,
  Wish,
} from '../history.js';

/**
 * How far two looks at the machine's one clock may differ: `Date.now()` cuts off the fraction of a
 * millisecond, PostgreSQL does not.
 */
export const CLOCK_ERROR_MS = 2;

/** One version of an event's count, with the changes of bookings that its transaction made. */
export interface Version extends CountChange {
  booked: BookingChange[];
  cancelled: BookingChange[];
}

/** An event from its beginning; `versions[0]` is how it was before the first request. */
export interface EventStory {
  eventId: string;
  seats: number;
  versions: Version[];
}

/** The commit from which on the event is cancelled; Infinity when it is not. */
export function cancelledAtOf(story: EventStory | undefined): number {
  const version = story?.versions.find(({ status }) => status === 'cancelled');
  return version?.committedAt ?? Infinity;
}

/** When a booking was confirmed, by the commits of the database. */
export interface BookingLife {
  userId: string;
  eventId: string;
  key: string | null;
  /** Seats. */
  quantity: number;
  bookedAt: number;
  /** Infinity while it is confirmed. */
  cancelledAt: number;
  /** Whether it was cancelled with its event. */
  isOfEvent: boolean;
}

export interface Evidence extends History {
  stories: Map<string, EventStory>;
  lives: Map<string, BookingLife>;
  /** The confirmed times of a user's bookings of an event, by {@link holdingOf}. */
  holdings: Map<string, BookingLife[]>;
  rows: Map<string, BookingRow>;
  bookWishes: BookWish[];
  cancelWishes: CancelWish[];
  capacityWishes: ChangeCapacityWish[];
  cancelEventWishes: CancelEventWish[];
  attempts: { wish: Wish; attempt: Attempt }[];
}

export const holdingOf = (userId: string, eventId: string) => `${userId} ${eventId}`;

export function gatherEvidence(history: History): Evidence {
  const lives = tellLives(history.database.bookingChanges);
  return {
    ...history,
    stories: tellStories(history),
    lives,
    holdings: groupBy(lives.values(), (life) => holdingOf(life.userId, life.eventId)),
    rows: new Map(history.database.bookings.map((row) => [row.id, row])),
    bookWishes: history.wishes.filter((wish) => wish.kind === 'book'),
    cancelWishes: history.wishes.filter((wish) => wish.kind === 'cancel'),
    capacityWishes: history.wishes.filter((wish) => wish.kind === 'changeCapacity'),
    cancelEventWishes: history.wishes.filter((wish) => wish.kind === 'cancelEvent'),
    attempts: history.wishes.flatMap((wish) => wish.attempts.map((attempt) => ({ wish, attempt }))),
  };
}

function tellStories({ seats, database }: History): Map<string, EventStory> {
  const changes = groupBy(database.bookingChanges, (change) => `${change.xid} ${change.eventId}`);
  const counts = groupBy(database.countChanges, (change) => change.eventId);
  return new Map(
    [...seats].map(([eventId, total]) => {
      const later = (counts.get(eventId) ?? [])
        .sort((one, other) => one.version - other.version)
        .map((count): Version => {
          const ofBookings = changes.get(`${count.xid} ${eventId}`) ?? [];
          return {
            ...count,
            booked: ofBookings.filter(({ became }) => became === 'confirmed'),
            cancelled: ofBookings.filter(({ became }) => became !== 'confirmed'),
          };
        });
      const first: Version = {
        ...{ eventId, version: 0, remaining: total, total, xid: '', committedAt: -Infinity },
        ...{ status: 'scheduled', booked: [], cancelled: [] },
      };
      return [eventId, { eventId, seats: total, versions: [first, ...later] }];
    }),
  );
}

function tellLives(changes: readonly BookingChange[]): Map<string, BookingLife> {
  const lives = new Map<string, BookingLife>();
  for (const { bookingId, became, committedAt, cancelledBy, ...base } of changes) {
    const { userId, eventId, key, quantity } = base;
    const cancelledAt = became === 'confirmed' ? Infinity : committedAt;
    const end = { cancelledAt, isOfEvent: cancelledBy === 'event' };
    const life = lives.get(bookingId);
    if (life !== undefined) Object.assign(life, end);
    else lives.set(bookingId, { userId, eventId, key, quantity, bookedAt: committedAt, ...end });
  }
  return lives;
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
