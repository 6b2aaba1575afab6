import type { BookingWithEvent } from '@lastseat/contracts';
import { bookingsPerRequest, getBookingPage } from '@/features/bookings/bookings-api';

/** Page after page until the history is complete: what is upcoming may have been booked long ago. */
export async function listAllBookings(
  getPage: (before?: string) => Promise<BookingWithEvent[]> = getBookingPage,
): Promise<BookingWithEvent[]> {
  const bookings: BookingWithEvent[] = [];
  for (;;) {
    const page = await getPage(bookings.at(-1)?.id);
    bookings.push(...page);
    if (page.length < bookingsPerRequest) return bookings;
  }
}
