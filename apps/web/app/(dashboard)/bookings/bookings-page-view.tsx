import { BookingList } from '@/features/bookings/list/booking-list';
import { OwnWaitlist } from '@/features/bookings/waitlist/own-waitlist';

export function BookingsPageView() {
  return (
    <>
      <h1 className="mb-8 text-3xl font-bold tracking-tight sm:text-4xl">My bookings</h1>
      <OwnWaitlist />
      <BookingList />
    </>
  );
}
