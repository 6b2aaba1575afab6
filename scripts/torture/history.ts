/**
 * What everybody wrote down while the system was tortured, and what the database kept of it. All
 * instants are milliseconds of Unix time: clients and PostgreSQL run on one machine, by one clock.
 */
import type { BookingStatus, CancelledBy, EventStatus } from '@lastseat/contracts';
import type { MailRecord } from './mails.js';

export type ProcessName = 'a' | 'b';

/** What came back for one request. */
export type Answer =
  | { kind: 'booked'; bookingId: string; eventId: string; status: BookingStatus }
  | { kind: 'cancelled'; bookingId: string; eventId: string; status: BookingStatus }
  /** All that a guest is told of a place. */
  | { kind: 'told'; eventId: string; status: 'held' | 'confirmed' }
  | { kind: 'listed' }
  | { kind: 'settings'; revision: number }
  /** An organiser's wish that was done, or was so already. */
  | { kind: 'edited' }
  | { kind: 'refused'; code: string }
  /** 503: whether anything was done is not known. */
  | { kind: 'busy'; hasRetryAfter: boolean }
  /** No answer came, or only a part of one, or the client did not want to wait any longer. */
  | { kind: 'none'; reason: string }
  /** Nothing that the contract knows. */
  | { kind: 'unexpected'; what: string };

/** One request and what it was answered. */
export interface Attempt {
  process: ProcessName;
  sentAt: number;
  endedAt: number;
  answer: Answer;
}

/** What a client wanted, with everything that it sent to get it. */
interface WishBase {
  /** Of a guest without an account: their address. */
  userId: string;
  attempts: Attempt[];
}
export interface BookWish extends WishBase {
  kind: 'book';
  eventId: string;
  /** The idempotency key of every attempt. */
  key: string;
}
export interface CancelWish extends WishBase {
  kind: 'cancel';
  bookingId: string;
}
export interface ListWish extends WishBase {
  kind: 'list';
}
export interface ReadSettingsWish extends WishBase {
  kind: 'readSettings';
  eventId: string;
}
export interface ChangeCapacityWish extends WishBase {
  kind: 'changeCapacity';
  eventId: string;
  totalTickets: number;
  /** The one that was seen. */
  revision: number;
}
export interface CancelEventWish extends WishBase {
  kind: 'cancelEvent';
  eventId: string;
}
export interface BookAsGuestWish extends WishBase {
  kind: 'bookAsGuest';
  eventId: string;
  key: string;
  /** Whether the event's guests have to confirm, or are booked at once. */
  isToConfirm: boolean;
}
/** What the link of a guest's mail can do. */
export interface LinkWish extends WishBase {
  kind: 'confirmByLink' | 'cancelByLink';
  eventId: string;
  token: string;
}
export type Wish =
  | BookWish
  | CancelWish
  | ListWish
  | ReadSettingsWish
  | ChangeCapacityWish
  | CancelEventWish
  | BookAsGuestWish
  | LinkWish;

/** A row of "Event" at the end. */
export interface EventRow {
  id: string;
  totalTickets: number;
  remainingTickets: number;
  heldTickets: number;
  version: number;
  status: EventStatus;
  /** Whether the last booking of a cancelled event is said to be cancelled. */
  isSettled: boolean;
}

/** A row of "Booking" at the end. */
export interface BookingRow {
  id: string;
  userId: string;
  eventId: string;
  status: BookingStatus;
  /** Seats. */
  quantity: number;
  key: string | null;
}

/** One committed change of an event's count, noted by a trigger within its transaction. */
export interface CountChange {
  eventId: string;
  version: number;
  remaining: number;
  held: number;
  total: number;
  status: EventStatus;
  xid: string;
  /** When its transaction began: before it had the lock. */
  begunAt: number;
  committedAt: number;
}

/** One committed change of a booking's row, likewise. */
export interface BookingChange {
  bookingId: string;
  eventId: string;
  userId: string;
  /** Seats. */
  quantity: number;
  key: string | null;
  /** Null where there was no row. */
  was: BookingStatus | null;
  became: BookingStatus | 'deleted';
  /** Of what is held then: when that ends. */
  expiresAt: number | null;
  cancelledBy: CancelledBy | null;
  xid: string;
  committedAt: number;
}

export interface Fact {
  type: string;
  /** Of facts about a booking. */
  bookingId?: string;
  /** Of what is held. */
  expiresAt?: string;
}

/** One message that came into the outbox, likewise. */
export interface Message {
  aggregateId: string;
  version: number;
  facts: Fact[];
  xid: string;
  committedAt: number;
}

export interface DatabaseRecord {
  events: EventRow[];
  bookings: BookingRow[];
  countChanges: CountChange[];
  bookingChanges: BookingChange[];
  messages: Message[];
  /** What nobody has passed on, and what somebody still has to get. */
  deliveriesLeft: number;
}

/** What the API tells of commits. */
export interface Receiver {
  name: string;
  isOrdered: boolean;
  /** Whether it gets each fact of a message by itself, and not the whole message. */
  isByFact: boolean;
}

/** One delivery as its receiver got it; the same one may come again. */
export interface ToldDelivery {
  receiver: string;
  id: string;
  aggregateId: string;
  version: number;
  part: number;
  facts: Fact[];
  at: number;
}

export interface ReceivedCount {
  eventId: string;
  remaining: number;
  total: number;
  status: EventStatus;
  version: number;
  at: number;
  /** Whether the client took it for the newest and showed it. */
  isShown: boolean;
}

/** What one watcher of the live counts saw. */
export interface WatcherRecord {
  name: string;
  received: ReceivedCount[];
  /** At the very end. */
  isConnected: boolean;
  reconnects: number;
}

/** A time without a database: from the end of its last process until it was started again. */
export interface DatabaseGap {
  from: number;
  until: number;
}

/** The end of an API process or of PostgreSQL. */
export interface ProcessEnding {
  name: string;
  wasKilled: boolean;
}

export interface History {
  /** How the events were before the first request: nothing booked, version 0. */
  seats: ReadonlyMap<string, number>;
  /** Of an event's seats, the part that guests may hold. */
  holdShare: number;
  wishes: Wish[];
  database: DatabaseRecord;
  watchers: WatcherRecord[];
  receivers: readonly Receiver[];
  /** In the order of its coming. */
  told: readonly ToldDelivery[];
  mails: MailRecord;
  gaps: DatabaseGap[];
  endings: ProcessEnding[];
}
