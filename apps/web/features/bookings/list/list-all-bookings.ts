import type { OwnBooking } from '@lastseat/contracts';
import { bookingsPerRequest, getBookingPage } from '@/features/bookings/bookings-api';

/** Page after page until the history is complete: what is upcoming may have been booked long ago. */
export async function listAllBookings(
  getPage: (before?: string) => Promise<OwnBooking[]> = getBookingPage,
): Promise<OwnBooking[]> {
  const bookings: OwnBooking[] = [];
  for (;;) {
    const page = await getPage(bookings.at(-1)?.id);
    bookings.push(...page);
    if (page.length < bookingsPerRequest) return bookings;
  }
}
