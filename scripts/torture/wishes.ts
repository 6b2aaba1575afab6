/** What clients wanted of the system while it was tortured, and what they were answered. */
import type { BookingStatus, CheckInOutcome, TransferStatus } from '@lastseat/contracts';
import type { AnyTicketWish } from './ticket-wishes.js';

export type * from './ticket-wishes.js';

export type ProcessName = 'a' | 'b';

/** What came back for one request. */
export type Answer =
  | { kind: 'booked'; bookingId: string; eventId: string; status: BookingStatus }
  | { kind: 'cancelled'; bookingId: string; eventId: string; status: BookingStatus }
  /** All that a guest is told of a place. */
  | { kind: 'told'; eventId: string; status: 'held' | 'confirmed' }
  | { kind: 'listed' }
  | { kind: 'waiting'; entryId: string; eventId: string; position: number }
  /** Waits no more, or never did. */
  | { kind: 'left' }
  /** What one waits for, and what one is offered. */
  | { kind: 'ownLine'; entryIds: string[]; offers: { bookingId: string; eventId: string }[] }
  /** Who waits, as an organiser sees it. */
  | { kind: 'line'; entryIds: string[] }
  | { kind: 'settings'; revision: number }
  /** Somebody is asked to take a ticket over. */
  | { kind: 'asked'; transferId: string; status: TransferStatus }
  /** The codes of a booking's tickets, the first seat first. */
  | { kind: 'tickets'; codes: string[] }
  /** What became of one scan, or of all that a device had to hand in. */
  | { kind: 'scanned'; results: ScanResult[] }
  /** What was done, or was so already, and of which nothing is told. */
  | { kind: 'edited' }
  | { kind: 'refused'; code: string }
  /** 503: whether anything was done is not known. */
  | { kind: 'busy'; hasRetryAfter: boolean }
  /** No answer came, or only a part of one, or the client did not want to wait any longer. */
  | { kind: 'none'; reason: string }
  /** Nothing that the contract knows. */
  | { kind: 'unexpected'; what: string };

export interface ScanResult {
  nonce: string;
  outcome: CheckInOutcome;
  isKept: boolean;
}

/** One request and what it was answered. */
export interface Attempt {
  process: ProcessName;
  sentAt: number;
  endedAt: number;
  answer: Answer;
}

/** What a client wanted, with everything that it sent to get it. */
export interface WishBase {
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
/** About the line of an event, by whoever waits or wants to. */
export interface LineWish extends WishBase {
  kind: 'join' | 'leave';
  eventId: string;
}
export interface ReadOwnLineWish extends WishBase {
  kind: 'readOwnLine';
}
/** Takes an offer. To let it go is a {@link CancelWish}. */
export interface AcceptWish extends WishBase {
  kind: 'accept';
  eventId: string;
  bookingId: string;
}
export interface ReadLineWish extends WishBase {
  kind: 'readLine';
  eventId: string;
}
/** By an organiser's hand. An offer gives the event a seat more where it has none left. */
export interface EditLineWish extends WishBase {
  kind: 'promote' | 'remove' | 'offer';
  eventId: string;
  entryId: string;
}
export interface PauseWish extends WishBase {
  kind: 'pause';
  eventId: string;
  isPaused: boolean;
  /** The one that was seen. */
  revision: number;
}
/** Everything about lines. */
export type AnyLineWish =
  LineWish | ReadOwnLineWish | AcceptWish | ReadLineWish | EditLineWish | PauseWish;
export type Wish =
  | BookWish
  | CancelWish
  | ListWish
  | ReadSettingsWish
  | ChangeCapacityWish
  | CancelEventWish
  | BookAsGuestWish
  | LinkWish
  | AnyLineWish
  | AnyTicketWish;
