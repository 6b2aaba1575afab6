/** What clients were answered while the system was tortured. */
import type { BookingStatus, CheckInOutcome, TransferStatus } from '@lastseat/contracts';

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
