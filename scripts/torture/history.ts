/**
 * What everybody wrote down while the system was tortured, and what the database kept of it. All
 * instants are milliseconds of Unix time: clients and PostgreSQL run on one machine, by one clock.
 */
import type { BookingStatus, CancelledBy, EventStatus, WaitlistMode } from '@lastseat/contracts';
import type { LineRecord } from './line.js';
import type { MailRecord } from './mails.js';
import type { TicketRecord } from './tickets.js';
import type { Wish } from './wishes.js';

export type * from './wishes.js';

/** A row of "Event" at the end. */
export interface EventRow {
  id: string;
  totalTickets: number;
  remainingTickets: number;
  heldTickets: number;
  version: number;
  status: EventStatus;
  waitlistMode: WaitlistMode;
  /** How many wait. */
  waiting: number;
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
  /** How many wait. */
  waiting: number;
  /** Whether its organiser lets nobody be served meanwhile. */
  isPaused: boolean;
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
  userId?: string;
  /** Of facts about a booking. */
  bookingId?: string;
  /** Of a ticket that was passed on: the booking that took its place, and whose it is. */
  newBookingId?: string;
  newUserId?: string;
  /** Of facts about the line. */
  entryId?: string;
  how?: string;
  /** Of an event, what its organiser changed. */
  changed?: readonly { field: string; after?: unknown }[];
  /** Of what is held. */
  expiresAt?: string;
}

/** One message that came into the outbox, likewise. */
export interface Message {
  /** What it is about: an event, or one time that a ticket is passed on. */
  aggregateType: 'event' | 'transfer';
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
  line: LineRecord;
  tickets: TicketRecord;
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
  waiting: number;
  status: EventStatus;
  version: number;
  at: number;
  /** Whether the client took it for the newest and showed it. */
  isShown: boolean;
}

/** What one watcher of the live counts saw. */
export interface WatcherRecord {
  name: string;
  /** That it watches. */
  eventIds: readonly string[];
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
