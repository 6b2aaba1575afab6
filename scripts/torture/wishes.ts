/** What clients wanted of the system while it was tortured. */
import type { WishBase } from './answers.js';
import type { AnyTicketWish } from './ticket-wishes.js';

export type * from './answers.js';
export type * from './ticket-wishes.js';

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
interface ListWish extends WishBase {
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
interface ReadLineWish extends WishBase {
  kind: 'readLine';
  eventId: string;
}
/** By an organiser's hand. An offer gives the event a seat more where it has none left. */
export interface EditLineWish extends WishBase {
  kind: 'promote' | 'remove' | 'offer';
  eventId: string;
  entryId: string;
}
interface PauseWish extends WishBase {
  kind: 'pause';
  eventId: string;
  isPaused: boolean;
  /** The one that was seen. */
  revision: number;
}
/** Everything about lines. */
export type AnyLineWish =
  | LineWish
  | ReadOwnLineWish
  | AcceptWish
  | ReadLineWish
  | EditLineWish
  | PauseWish;
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
