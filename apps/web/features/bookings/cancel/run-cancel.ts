import { toast } from 'react-hot-toast';
import { toastOf, toastShownForMs } from '@/features/bookings/booking-toast';
import { useBookings } from '@/features/bookings/bookings.store';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { cancelBooking } from './cancel-booking';

interface CancelRequest {
  bookingId: string;
  eventId: string;
  eventTitle: string;
}

/** Cancels, and tells the person how it went; `askToSignIn` when the session has ended meanwhile. */
export async function runCancel(
  { bookingId, eventId, eventTitle }: CancelRequest,
  askToSignIn: () => void,
): Promise<void> {
  const outcome = await cancelBooking(bookingId);
  const options = { id: toastOf(eventId), duration: toastShownForMs };
  switch (outcome) {
    case 'cancelled':
      useBookings.getState().markCancelled(bookingId, new Date().toISOString());
      toast.success(`Your booking for ${eventTitle} is cancelled.`, options);
      break;
    case 'too-late':
      toast.error(`It is too late to cancel your booking for ${eventTitle}.`, options);
      break;
    case 'signed-out':
      askToSignIn();
      return;
    case 'failed':
      toast.error('Failed to cancel the booking. Please try again.', options);
      break;
  }
  // In every case: what the API says now is what counts.
  void loadBookings();
}
