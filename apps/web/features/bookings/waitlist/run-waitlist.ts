/** What the person does about a place in line, each told with a toast. Loaded with the first press. */
import { toast } from 'react-hot-toast';
import { saveIntent, type BookedEvent } from '@/features/bookings/book/booking-intent';
import { takeSeat } from '@/features/bookings/book/take-seat';
import { toastOf, toastShownForMs } from '@/features/bookings/booking-toast';
import { useBookings } from '@/features/bookings/bookings.store';
import { cancelBooking } from '@/features/bookings/cancel/cancel-booking';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { useSession } from '@/lib/session';
import { acceptOffer } from './accept-offer';
import { formatOrdinal } from './format-ordinal';
import { joinWaitlist, type JoinOutcome } from './join-waitlist';
import { loadWaitlist } from './load-waitlist';
import { deleteWait } from './waitlist-api';
import { useWaitlist } from './waitlist.store';

export interface WaitRequest {
  eventId: string;
  eventTitle: string;
}

export interface JoinRequest extends WaitRequest {
  /** Seats. */
  quantity: number;
  /** For the sign-in page, should one be on the way. */
  event?: BookedEvent | undefined;
}

export interface OfferRequest extends WaitRequest {
  bookingId: string;
}

type AskToSignIn = () => void;

const optionsOf = (eventId: string) => ({ id: toastOf(eventId), duration: toastShownForMs });

const tellFailed = (eventId: string) =>
  toast.error('That did not work. Please try again.', optionsOf(eventId));

/** Joins; who has to sign in first joins right after. */
export async function runJoin(request: JoinRequest, askToSignIn: AskToSignIn): Promise<void> {
  const { eventId, eventTitle, quantity, event } = request;
  const isSignedOut = useSession.getState().status === 'signed-out';
  const outcome: JoinOutcome = isSignedOut
    ? { kind: 'signed-out' }
    : await joinWaitlist(eventId, quantity);
  if (outcome.kind === 'signed-out') {
    const idempotencyKey = crypto.randomUUID();
    saveIntent({ wish: 'wait', eventId, eventTitle, quantity, event, idempotencyKey });
    askToSignIn();
    return;
  }
  await tellJoined(outcome, request);
}

async function tellJoined(
  outcome: Exclude<JoinOutcome, { kind: 'signed-out' }>,
  { eventId, eventTitle }: WaitRequest,
): Promise<void> {
  const { markConfirmed, markUnavailable } = useBookings.getState();
  switch (outcome.kind) {
    case 'waiting':
      useWaitlist.getState().beginWait(outcome.wait);
      toast.success(
        `You are ${formatOrdinal(outcome.wait.position)} in line for ${eventTitle}.`,
        optionsOf(eventId),
      );
      break;
    case 'served':
      if (outcome.booking.status !== 'confirmed') break;
      await takeSeat(outcome.booking.id, { eventId, eventTitle });
      return;
    case 'already-waiting':
      break;
    case 'already-booked':
      markConfirmed(eventId, null);
      void loadBookings();
      break;
    case 'closed':
      toast.error(`Nobody can join the waitlist of ${eventTitle} now.`, optionsOf(eventId));
      break;
    case 'unavailable':
      markUnavailable(eventId, { reason: outcome.reason, version: -1 });
      toast.error(`Sorry, there are no tickets for ${eventTitle} any more.`, optionsOf(eventId));
      break;
    case 'failed':
      tellFailed(eventId);
      break;
  }
  void loadWaitlist();
}

export async function runLeave(
  { eventId, eventTitle }: WaitRequest,
  askToSignIn: AskToSignIn,
): Promise<void> {
  try {
    await retryLostAnswers(() => deleteWait(eventId));
    useWaitlist.getState().endWait(eventId);
    toast.success(`You are not in line for ${eventTitle} any more.`, optionsOf(eventId));
  } catch {
    if (useSession.getState().status === 'signed-out') askToSignIn();
    else tellFailed(eventId);
  }
  void loadWaitlist();
}

export async function runTake(
  { bookingId, eventId, eventTitle }: OfferRequest,
  askToSignIn: AskToSignIn,
): Promise<void> {
  const outcome = await acceptOffer(bookingId);
  const { endOffer } = useWaitlist.getState();
  switch (outcome.kind) {
    case 'taken':
      await takeSeat(outcome.booking.id, { eventId, eventTitle });
      endOffer(bookingId);
      break;
    case 'over':
      endOffer(bookingId);
      toast.error(
        `Your time for ${eventTitle} was over, and the seat has gone on. You can join again.`,
        optionsOf(eventId),
      );
      break;
    case 'already-booked':
      endOffer(bookingId);
      void loadBookings();
      toast.error('You have already booked this event.', optionsOf(eventId));
      break;
    case 'event-over':
      endOffer(bookingId);
      toast.error(`Sorry, ${eventTitle} can not be booked any more.`, optionsOf(eventId));
      break;
    case 'signed-out':
      askToSignIn();
      return;
    case 'failed':
      tellFailed(eventId);
      break;
  }
  void loadWaitlist();
}

/** The seat goes to the next in line. */
export async function runDecline(
  { bookingId, eventId, eventTitle }: OfferRequest,
  askToSignIn: AskToSignIn,
): Promise<void> {
  const outcome = await cancelBooking(bookingId);
  if (outcome === 'signed-out') {
    askToSignIn();
    return;
  }
  if (outcome === 'cancelled') {
    useWaitlist.getState().endOffer(bookingId);
    toast.success(`You let the seat for ${eventTitle} go.`, optionsOf(eventId));
  } else tellFailed(eventId);
  void loadWaitlist();
}
