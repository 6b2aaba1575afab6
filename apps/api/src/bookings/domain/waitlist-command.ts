/** What is asked for of the line. */
import type { Edit } from './by-organiser.js';

/** Wants seats of an event that has too few left, and waits for them. */
export interface JoinWaitlistCommand {
  kind: 'joinWaitlist';
  eventId: string;
  userId: string;
  /** The ids that the entry, and the booking which ends it, will have: a retry knows its own work by them. */
  entryId: string;
  bookingId: string;
  /** Seats. */
  quantity: number;
}

export interface LeaveWaitlistCommand {
  kind: 'leaveWaitlist';
  eventId: string;
  userId: string;
}

/** Of a cancelled event, in steps: see `cancelled-events.service.ts`. */
export interface CloseWaitlistCommand {
  kind: 'closeWaitlist';
  eventId: string;
}

interface WaitlistEdit extends Edit {
  entryId: string;
}

/** Before everybody else in line. */
export interface PromoteWaitingCommand extends WaitlistEdit {
  kind: 'promoteWaiting';
}

export interface RemoveWaitingCommand extends WaitlistEdit {
  kind: 'removeWaiting';
}

/** A seat for one of the line, whoever stands before. */
export interface OfferToWaitingCommand extends WaitlistEdit {
  kind: 'offerToWaiting';
  /** Where too few seats are left, the event gets as many more. */
  overCapacity: boolean;
}

/** Of one who waits, by an organiser's hand. */
export type WaitlistEditCommand =
  | PromoteWaitingCommand
  | RemoveWaitingCommand
  | OfferToWaitingCommand;
