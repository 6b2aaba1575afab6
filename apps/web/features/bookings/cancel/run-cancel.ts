import { toast } from 'react-hot-toast';
import { useBookings } from '@/features/bookings/bookings.store';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { cancelBooking } from './cancel-booking';

interface CancelRequest {
  bookingId: string;
  eventTitle: string;
}

/** Cancels, and tells the person how it went; `askToSignIn` when the session has ended meanwhile. */
export async function runCancel(
  { bookingId, eventTitle }: CancelRequest,
  askToSignIn: () => void,
): Promise<void> {
  const outcome = await cancelBooking(bookingId);
  switch (outcome) {
    case 'cancelled':
      useBookings.getState().markCancelled(bookingId, new Date().toISOString());
      toast.success(`Your booking for ${eventTitle} is cancelled.`);
      break;
    case 'too-late':
      toast.error(`${eventTitle} has started, so its booking can no longer be cancelled.`);
      break;
    case 'signed-out':
      askToSignIn();
      return;
    case 'failed':
      toast.error('Failed to cancel the booking. Please try again.');
      break;
  }
  // In every case: what the API says now is what counts.
  void loadBookings();
}
