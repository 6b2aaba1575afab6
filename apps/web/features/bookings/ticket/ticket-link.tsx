'use client';

import { Ticket } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { useBookings } from '@/features/bookings/bookings.store';
import { paths } from '@/lib/http/paths';

/** Nothing until the person has a seat. */
export function TicketLink({ eventId }: { eventId: string }) {
  const bookingId = useBookings(({ confirmed }) => confirmed[eventId]);
  if (!bookingId) return null;
  return (
    <Link
      href={paths.booking(bookingId)}
      prefetch={false}
      className="becomes-ticket flex min-h-11 items-center justify-center gap-2 rounded-xl bg-accent-soft font-semibold text-accent transition-colors hover:text-accent-strong"
    >
      <Ticket className="size-5" aria-hidden="true" />
      View ticket
    </Link>
  );
}
