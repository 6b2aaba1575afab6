/** What the database noted of tickets that are passed on, and of those that are shown at a door. */
import type { TransferStatus } from '@lastseat/contracts';

/** One committed change of a transfer's row, noted by a trigger within its transaction. */
export interface TransferChange {
  transferId: string;
  eventId: string;
  /** The booking that is to be passed on, and whose it is. */
  bookingId: string;
  userId: string;
  toEmail: string | null;
  /** The one that took its place. */
  newBookingId: string | null;
  /** Null where there was no row. */
  was: TransferStatus | null;
  became: TransferStatus | 'deleted';
  xid: string;
  committedAt: number;
}

/** One change of a row of the door, likewise. Each is written once. */
export interface DoorChange {
  change: 'written' | 'changed' | 'deleted';
  eventId: string;
  nonce: string;
  kind: 'entry' | 'undo';
  bookingId: string;
  /** Which seat of the booking. */
  number: number;
  /** Of an undo: the nonce of the entry. */
  undoes: string | null;
  /** What the ticket was already; null: it was good. */
  void: 'cancelled' | 'transferred' | null;
  committedAt: number;
}

export interface TicketRecord {
  transferChanges: TransferChange[];
  doorChanges: DoorChange[];
}
