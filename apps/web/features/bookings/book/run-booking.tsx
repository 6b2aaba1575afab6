import { toast } from 'react-hot-toast';
import { toastOf, toastShownForMs } from '@/features/bookings/booking-toast';
import { undoForMs, useBookings } from '@/features/bookings/bookings.store';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { paths } from '@/lib/http/paths';
import { turnInto } from '@/lib/react/turn-into';
import { useSession } from '@/lib/session';
import type { BookOutcome } from './book-event';
import { BookedToast } from './booked-toast';
import { saveIntent, type BookedEvent } from './booking-intent';
import { findOutcome } from './find-outcome';

export interface BookRequest {
  eventId: string;
  eventTitle: string;
  /** Seats. */
  quantity: number;
  /** For the sign-in page, should one be on the way. */
  event?: BookedEvent | undefined;
  /** The version of the count that the person saw. */
  version?: number;
  /** Of the same booking, begun before. */
  idempotencyKey?: string;
  /** It was asked for before this page was loaded, and no answer has come. */
  isUnheard?: boolean;
}

/** Books, and tells the person how it went; `askToSignIn` leads to where the booking is resumed. */
export async function runBooking(request: BookRequest, askToSignIn: () => void): Promise<void> {
  const { eventId, eventTitle, quantity, event, isUnheard } = request;
  const { status } = useSession.getState();
  const idempotencyKey = request.idempotencyKey ?? crypto.randomUUID();
  const onUnheard = () => {
    tellUnheard(request);
  };
  const wish = { eventId, eventTitle, quantity, idempotencyKey, isUnheard, onUnheard };
  const outcome: BookOutcome =
    status === 'signed-out' ? { kind: 'signed-out' } : await findOutcome(wish);
  switch (outcome.kind) {
    case 'signed-out':
      toast.dismiss(toastOf(eventId));
      saveIntent({ eventId, eventTitle, quantity, event, idempotencyKey });
      askToSignIn();
      break;
    case 'left':
      toast.dismiss(toastOf(eventId));
      break;
    default:
      await take(outcome, request);
  }
}

function tellUnheard({ eventId, eventTitle }: BookRequest): void {
  useBookings.getState().markUnheard(eventId);
  toast.loading(`We did not hear back about ${eventTitle}. We are looking …`, {
    id: toastOf(eventId),
    duration: Infinity,
  });
}

type Answered = Exclude<BookOutcome, { kind: 'signed-out' | 'left' }>;

async function take(
  outcome: Answered,
  { eventId, eventTitle, version = -1 }: BookRequest,
): Promise<void> {
  const { markConfirmed, markUnavailable } = useBookings.getState();
  const options = { id: toastOf(eventId), duration: toastShownForMs };
  switch (outcome.kind) {
    case 'booked':
      await takeSeat(outcome.booking.id, { eventId, eventTitle });
      break;
    case 'already-booked':
      markConfirmed(eventId, null);
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
    case 'unheard':
      void loadBookings();
      toast(`Nobody could tell us whether ${eventTitle} is booked. My bookings will show it.`, {
        ...options,
        duration: Infinity,
      });
      break;
  }
}

async function takeSeat(
  bookingId: string,
  { eventId, eventTitle }: Pick<BookRequest, 'eventId' | 'eventTitle'>,
): Promise<void> {
  const { markConfirmed, offerUndo } = useBookings.getState();
  await turnInto(() => {
    markConfirmed(eventId, bookingId);
  });
  // The panel with the seat takes the focus with it.
  offerUndo(eventId, { bookingId, until: Date.now() + undoForMs });
  void loadBookings();
  // The page of the event shows ticket and undo in its own place.
  const isOnItsPage = window.location.pathname === paths.event(eventId);
  const booked = { eventId, eventTitle, bookingId, isOnItsPage };
  toast.success(<BookedToast {...booked} />, {
    id: toastOf(eventId),
    duration: isOnItsPage ? toastShownForMs : undoForMs,
  });
}
