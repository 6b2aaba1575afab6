import type { Fact } from '@lastseat/contracts';
import type { EditableEvent } from './event-state.js';

/** How the count of an event moves, and what is told of it. */
export interface CountMove {
  eventId: string;
  /** Seats that go from those that are left to bookings; given back, when negative. */
  taken: number;
  /** Seats that are held more than before; fewer, when negative. */
  held: number;
  /** Seats that the event gets in all; loses, when negative. */
  added: number;
  nextHoldExpiryAt: Date | null;
  /** What must be so then. */
  remainingTickets: number;
  heldTickets: number;
  waitingCount: number;
  version: number;
  /** In the order of the commands. A draft is nobody else's to hear of: then there are none. */
  facts: readonly Fact[];
}

/** What edits make of an event. */
export interface EventEdit {
  /** As it is then. */
  event: Readonly<EditableEvent>;
  lockedRevision: number;
}
