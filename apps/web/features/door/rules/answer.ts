import type { Verdict } from './judge-ticket';
import type { Seat } from './ticket-key';

/** What the door says to one scan. */
export interface DoorAnswer {
  verdict: Verdict;
  /** Null where the code names none of this event. */
  seat: Seat | null;
  /** Seats of the booking. */
  quantity: number | null;
  person: Person;
  /** Of the entry that was made, by which it can be taken back; null where nobody was let in. */
  nonce: string | null;
  scannedAt: string;
  /** Given by the device alone, which could not ask. */
  isOffline: boolean;
}

/** As far as it is known: without a network only the ticket's own code opens it. */
export interface Person {
  name: string | null;
  note: string | null;
  /** Of the ticket. */
  type: string | null;
}

export const nobody: Person = { name: null, note: null, type: null };
