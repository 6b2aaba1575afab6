import { toast } from 'react-hot-toast';
import { toastOf, toastShownForMs } from '@/features/bookings/booking-toast';
import { undoForMs, useBookings } from '@/features/bookings/bookings.store';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { paths } from '@/lib/http/paths';
import { turnInto } from '@/lib/react/turn-into';
import { BookedToast } from './booked-toast';

/** Shows the seat that the person has now, with its ticket and the way back. */
export async function takeSeat(
  bookingId: string,
  { eventId, eventTitle }: { eventId: string; eventTitle: string },
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
