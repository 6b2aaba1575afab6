import { toast } from 'react-hot-toast';
import { toastOf, toastShownForMs } from '@/features/bookings/booking-toast';
import { useBookings } from '@/features/bookings/bookings.store';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { useSession } from '@/lib/session';
import type { BookOutcome } from './book-event';
import { saveIntent, type BookedEvent } from './booking-intent';
import { findOutcome } from './find-outcome';
import { takeSeat } from './take-seat';

export interface BookRequest {
  eventId: string;
  eventTitle: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | undefined;
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
  const { eventId, eventTitle, quantity, ticketTypeId, event, isUnheard } = request;
  const { status } = useSession.getState();
  const idempotencyKey = request.idempotencyKey ?? crypto.randomUUID();
  const onUnheard = () => {
    tellUnheard(request);
  };
  const asked = { eventId, eventTitle, quantity, ticketTypeId, idempotencyKey };
  const wish = { ...asked, isUnheard, onUnheard };
  const outcome: BookOutcome =
    status === 'signed-out' ? { kind: 'signed-out' } : await findOutcome(wish);
  switch (outcome.kind) {
    case 'signed-out':
      toast.dismiss(toastOf(eventId));
      saveIntent({ wish: 'book', ...asked, event });
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
  { eventId, eventTitle, ticketTypeId, version = -1 }: BookRequest,
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
      // Of another type there may be some left.
      if (outcome.reason !== 'sold_out' || ticketTypeId === undefined) {
        markUnavailable(eventId, { reason: outcome.reason, version });
      }
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
