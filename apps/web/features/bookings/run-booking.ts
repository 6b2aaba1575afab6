import { toast } from 'react-hot-toast';
import { useSession } from '../../lib/session';
import { bookEvent, type BookOutcome } from './book-event';
import { saveIntent } from './booking-intent';
import { useBookings } from './bookings.store';
import { loadBookings } from './load-bookings';

export interface BookRequest {
  eventId: string;
  eventTitle: string;
  /** The version of the count that the person saw. */
  version?: number;
  /** Of the same booking, begun before. */
  idempotencyKey?: string;
}

/**
 * The keys of bookings that were given up on without an answer. They may have been made, so the
 * person's next try asks for the same ones.
 */
const openKeys = new Map<string, string>();

/** Books, and tells the person how it went; `askToSignIn` leads to where the booking is resumed. */
export async function runBooking(request: BookRequest, askToSignIn: () => void): Promise<void> {
  const { eventId, eventTitle } = request;
  const idempotencyKey = request.idempotencyKey ?? openKeys.get(eventId) ?? crypto.randomUUID();
  const outcome = await bookUnlessSignedOut(eventId, idempotencyKey);
  if (outcome.kind === 'failed' && outcome.mayBeBooked) openKeys.set(eventId, idempotencyKey);
  else openKeys.delete(eventId);
  if (outcome.kind === 'signed-out') {
    saveIntent({ eventId, eventTitle, idempotencyKey });
    askToSignIn();
  } else {
    take(outcome, request);
  }
}

async function bookUnlessSignedOut(eventId: string, idempotencyKey: string): Promise<BookOutcome> {
  const isSignedOut = () => useSession.getState().status === 'signed-out';
  if (isSignedOut()) return { kind: 'signed-out' };
  const outcome = await bookEvent(eventId, idempotencyKey);
  // A sign-in page would only send somebody who is signed in back again.
  const isContradiction = outcome.kind === 'signed-out' && !isSignedOut();
  return isContradiction ? { kind: 'failed', mayBeBooked: false } : outcome;
}

type Answered = Exclude<BookOutcome, { kind: 'signed-out' }>;

function take(outcome: Answered, { eventId, eventTitle, version = -1 }: BookRequest): void {
  const { markHeld, markUnavailable } = useBookings.getState();
  // One toast per event: the next answer takes the place of the one before.
  const options = { id: `booking-${eventId}` };
  switch (outcome.kind) {
    case 'booked':
      markHeld(eventId, outcome.booking.id);
      void loadBookings();
      toast.success(`Successfully booked ${eventTitle}!`, options);
      break;
    case 'already-booked':
      markHeld(eventId, null);
      void loadBookings();
      toast.error('You have already booked this event.', options);
      break;
    case 'unavailable':
      markUnavailable(eventId, { reason: outcome.reason, version });
      toast.error(`Sorry, tickets for ${eventTitle} are no longer available.`, options);
      break;
    case 'failed':
      toast.error('Failed to complete booking. Please try again.', options);
      break;
  }
}
