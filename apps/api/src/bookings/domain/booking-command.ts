/** The words of the booking core: what is asked for, and what is known. What becomes of it is in `outcome.ts`. */
import type { BookingStatus, CancelledBy, QuantityChangedBy } from '@lastseat/contracts';
import type { Actor } from './by-organiser.js';
import type {
  CancelEventCommand,
  ChangeEventCommand,
  PublishEventCommand,
} from './event-command.js';
import type { PromoCodeCommand } from './promo-code-command.js';
import type { TicketTypeCommand } from './ticket-type-command.js';
import type {
  CloseWaitlistCommand,
  JoinWaitlistCommand,
  LeaveWaitlistCommand,
  WaitlistEditCommand,
} from './waitlist-command.js';

export type {
  Actor,
  CancelEventCommand,
  ChangeEventCommand,
  PublishEventCommand,
  WaitlistEditCommand,
};

/** Somebody wants seats. */
interface SeatRequest {
  eventId: string;
  userId: string;
  /** The id that the booking will have: made before the transaction, so that a retry knows it again. */
  bookingId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | null;
  idempotency: Idempotency | null;
  /**
   * Whoever asks has not shown that they are this user. The answer is then that for a user without a
   * booking: whether there is one is told to the user alone.
   */
  isUnproved: boolean;
}

export interface BookCommand extends SeatRequest {
  kind: 'book';
}

/** Seats are nobody else's for a while: a booking that has still to be confirmed. */
export interface HoldCommand extends SeatRequest {
  kind: 'hold';
  /** From the lock on, in milliseconds. */
  forMs: number;
  /** Of the event's seats, how large a part may be held at once. */
  maxHeldShare: number;
  /** Makes these seats cheaper: uses are counted with them. */
  promoCodeId?: string | null;
  /** By a checkout: what is held is confirmed by the money, and by nothing else. */
  isForPayment: boolean;
}

export interface ConfirmHoldCommand {
  kind: 'confirmHold';
  eventId: string;
  userId: string;
  bookingId: string;
  /** That of the booking which takes its place, where the hold has run out and a seat is left. */
  lateBookingId: string;
  /** The money is there. Sent by whoever saw it, perhaps twice: both of its bookings are looked for. */
  isPaid: boolean;
}

/** Gives up what is held, and nothing that was confirmed meanwhile. */
export interface ReleaseHoldCommand {
  kind: 'releaseHold';
  eventId: string;
  userId: string;
  bookingId: string;
  /** As in {@link CancelCommand}. */
  commandId: string;
  /** Whose will it is: the person's, or that of the clock. Money that comes late finds only the second open. */
  endedBy: 'attendee' | 'expiry';
}

/** Every batch frees what has run out; this one has a batch made where nobody else asks for one. */
export interface ExpireHoldsCommand {
  kind: 'expireHolds';
  eventId: string;
}

/** The caller's own word for a request, and what the request was. */
export interface Idempotency {
  key: string;
  /** See `fingerprint.ts`: the same key with another one is another request. */
  fingerprint: string;
}

export interface CancelCommand {
  kind: 'cancel';
  eventId: string;
  /** Whose booking it is. */
  userId: string;
  bookingId: string;
  /** Written into the row that it cancels, so that a retry knows its own work from a stranger's. */
  commandId: string;
  cancelledBy: CancelledBy;
  /** In the organiser's words. */
  reason: string | null;
  /** Where an organiser cancels it. */
  by: Actor | null;
}

/** A confirmed booking gets another number of seats. With none at all it would be cancelled: another command. */
export interface ChangeQuantityCommand {
  kind: 'changeQuantity';
  eventId: string;
  /** Whose booking it is. */
  userId: string;
  bookingId: string;
  /** Written into the row: a retry knows its own work by it. */
  commandId: string;
  /** Seats that it has then; after `refund` at the most. */
  quantity: number;
  /** `attendee`: by an attendee's limits. `refund`: seats were paid back, and nobody sits in these. */
  changedBy: QuantityChangedBy;
}

/** Somebody accepts a ticket that another one passes on. */
export interface TransferCommand {
  kind: 'transfer';
  eventId: string;
  /** Whose booking it is. */
  userId: string;
  bookingId: string;
  transferId: string;
  /** Who accepts. */
  newUserId: string;
  /** The id that their booking will have: a retry knows its own work by it. */
  newBookingId: string;
}

/** Somebody gets seats by an organiser's hand. */
export interface AddToRosterCommand {
  kind: 'addToRoster';
  eventId: string;
  /** Who comes. */
  userId: string;
  bookingId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | null;
  /** Where too few seats are left, the event, and the type, get as many more. */
  overCapacity: boolean;
  commandId: string;
  by: Actor;
}

/** About one person's seats. */
export type SeatCommand =
  | BookCommand
  | HoldCommand
  | ConfirmHoldCommand
  | ReleaseHoldCommand
  | CancelCommand
  | ChangeQuantityCommand
  | TransferCommand
  | AddToRosterCommand
  | JoinWaitlistCommand;

/** About the event itself, or its line. */
export type EditCommand =
  | ChangeEventCommand
  | PublishEventCommand
  | CancelEventCommand
  | WaitlistEditCommand
  | TicketTypeCommand
  | PromoCodeCommand;

/** What can be sent again and is not done twice, whatever became of it. */
type RepeatableCommand = ExpireHoldsCommand | LeaveWaitlistCommand | CloseWaitlistCommand;

export type BookingCommand = SeatCommand | EditCommand | RepeatableCommand;

export function isSeatCommand(command: BookingCommand): command is SeatCommand {
  return 'bookingId' in command;
}

/** Those whose seats it is about: two, where a ticket is passed on. */
export function listUserIds(command: SeatCommand): string[] {
  return command.kind === 'transfer' ? [command.userId, command.newUserId] : [command.userId];
}

export function isEditCommand(command: BookingCommand): command is EditCommand {
  return !isSeatCommand(command) && 'commandId' in command;
}

/** What an organiser does is written into "Activity". */
export function isByOrganiser(command: BookingCommand): boolean {
  return 'by' in command && command.by !== null;
}

/** Whether it is refused once somebody was let in with a ticket of the booking. */
export function isRefusedOnceAdmitted(
  command: BookingCommand,
): command is CancelCommand | ChangeQuantityCommand | TransferCommand {
  if (command.kind === 'transfer') return true;
  // As far as it gives seats back.
  if (command.kind === 'changeQuantity') return command.changedBy === 'attendee';
  return command.kind === 'cancel' && command.cancelledBy === 'attendee';
}

export interface BookingRecord {
  id: string;
  userId: string;
  eventId: string;
  status: BookingStatus;
  /** Seats. */
  quantity: number;
  idempotencyKey: string | null;
  /** Null beside a key in bookings that are older than fingerprints. */
  requestFingerprint: string | null;
  createdAt: Date;
  /** By the database's clock; null for what is not held. */
  expiresAt: Date | null;
  cancelledAt: Date | null;
  cancelCommandId: string | null;
  cancelledBy: CancelledBy | null;
  cancelReason: string | null;
  /** None: the event is not sold by types. */
  ticketTypeId?: string | null;
  /** The last commands that changed its quantity, the newest at the end; none: it is as it was made. */
  quantityCommandIds?: readonly string[] | null;
}
