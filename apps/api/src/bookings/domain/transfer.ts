/** A ticket that is passed on: what a batch knows of it, and what it leaves behind. */
import type { Fact, TransferStatus } from '@lastseat/contracts';

/** What an organiser says of it; times as Dates. */
export interface TransferSettings {
  allowsTransfer: boolean;
  /** Null: until the event starts. */
  transferUntil: Date | null;
}

/** That somebody was asked to take a booking over. */
export interface TransferRecord {
  id: string;
  eventId: string;
  bookingId: string;
  status: TransferStatus;
}

/** The other has said yes. */
export interface AcceptedTransfer {
  id: string;
  eventId: string;
  newBookingId: string;
  endedAt: Date;
  /** Told for itself, and not with the event's facts: the event's version does not move. */
  facts: readonly Fact[];
}
