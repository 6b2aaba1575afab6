/**
 * What a scanned code means without a network: a pure function of what the device knows.
 *
 * What must stay true: nobody comes in by a code that the server has not signed, nor by one of another event,
 * nor by one whose booking the list should have and has not; and a ticket that is in lets nobody in again.
 */
import type { DecodedTicket } from '@lastseat/contracts';
import { bookingTime } from './booking-time';
import { findEntry, type DoorBook, type Entry } from './door-book';
import { ticketKey } from './ticket-key';

/**
 * What the keys of the list say of a signature. `unknown-key`: made by a key that is newer than the list.
 * `unsupported`: this browser cannot check it.
 */
export type SignatureCheck = 'good' | 'bad' | 'unknown-key' | 'unsupported';

/** A code that has been read, and what was found out about it. */
export interface CheckedCode {
  ticket: DecodedTicket;
  signature: SignatureCheck;
  /**
   * Whether the entry of the list opened with this code. It is sealed with the code of the ticket, signature
   * and all: only the true code opens it. So it proves what a browser without Ed25519 cannot check.
   */
  hasOpenedSeal: boolean;
}

export type Verdict =
  /** `isNewer`: it is good, and its booking was made or confirmed after the list. */
  | { outcome: 'admitted'; isNewer: boolean }
  | { outcome: 'already_admitted'; first: Entry | null }
  /** Signed by the server, and the list should have it and has not: cancelled or passed on by then. */
  | { outcome: 'not_listed'; listedAt: string }
  | { outcome: 'wrong_event' }
  | { outcome: 'invalid_ticket' }
  /** Good or not: nobody can tell here. */
  | { outcome: 'needs_network' }
  /** What only the server knows. */
  | { outcome: 'cancelled' }
  | { outcome: 'transferred' };

/**
 * A booking gets its id a moment before it is committed, so the newest of a list may be missing in it. Far
 * longer than that moment.
 */
const overlapMs = 60_000;

export function judgeCode(
  book: DoorBook,
  eventId: string,
  { ticket, signature, hasOpenedSeal }: CheckedCode,
): Verdict {
  if (signature === 'bad') return { outcome: 'invalid_ticket' };
  const isProven = signature === 'good' || hasOpenedSeal;
  if (ticket.eventId !== eventId) {
    // Only a true ticket is told that it belongs elsewhere. Without a proof it gets in neither way.
    return { outcome: signature === 'good' ? 'wrong_event' : 'invalid_ticket' };
  }
  const key = ticketKey(ticket);
  if (!isProven) return { outcome: isListedHere(book, key) ? 'invalid_ticket' : 'needs_network' };
  const first = findEntry(book, key);
  if (first !== undefined) return { outcome: 'already_admitted', first };
  if (book.tickets.has(key)) return { outcome: 'admitted', isNewer: false };
  if (isNewerThanList(book, ticket.bookingId)) return { outcome: 'admitted', isNewer: true };
  return { outcome: 'not_listed', listedAt: book.listedAt };
}

/** Its entry would have opened, were the code true. */
const isListedHere = ({ tickets }: DoorBook, key: string) => tickets.has(key);

/** Nobody signs the ticket of a booking that is held: who has one of those was confirmed since. */
function isNewerThanList({ listedAt, held }: DoorBook, bookingId: string): boolean {
  if (held.has(bookingId)) return true;
  const madeAt = bookingTime(bookingId);
  return madeAt !== undefined && madeAt > Date.parse(listedAt) - overlapMs;
}
