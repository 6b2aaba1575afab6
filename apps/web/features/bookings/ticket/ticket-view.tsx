'use client';

import type { BookingWithEvent } from '@lastseat/contracts';
import { ArrowLeft, Printer, SearchX } from 'lucide-react';
import { actionStyle } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { bookingState } from '@/features/bookings/list/group-bookings';
import { WithBookings } from '@/features/bookings/list/with-bookings';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { Ticket } from './ticket';
import { TicketCalendar } from './ticket-calendar';

export function TicketView({ bookingId }: { bookingId: string }) {
  return (
    <>
      <Link
        href={paths.bookings()}
        prefetch={false}
        className="mb-6 inline-flex min-h-11 items-center gap-2 rounded-lg font-medium text-accent hover:text-accent-strong print:hidden"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        My bookings
      </Link>
      <WithBookings returnTo={paths.booking(bookingId)}>
        {(bookings) => {
          const booking = bookings.find(({ id }) => id === bookingId);
          return booking ? <PrintableTicket booking={booking} /> : <NoTicket />;
        }}
      </WithBookings>
    </>
  );
}

function PrintableTicket({ booking }: { booking: BookingWithEvent }) {
  const state = bookingState(booking, useNow());
  return (
    <div className="mx-auto max-w-xl">
      <Ticket booking={booking} state={state} />
      {state === 'confirmed' && (
        <div className="mx-auto mt-6 grid max-w-xs gap-3 print:hidden">
          <button
            type="button"
            className={actionStyle}
            onClick={() => {
              window.print();
            }}
          >
            <Printer className="size-5" aria-hidden="true" />
            Print ticket
          </button>
          <TicketCalendar booking={booking} />
        </div>
      )}
    </div>
  );
}

function NoTicket() {
  return (
    <EmptyState
      heading="h1"
      icon={SearchX}
      title="There is no such ticket"
      text="The address may be mistyped, or the ticket belongs to another account."
      action={
        <Link href={paths.bookings()} prefetch={false} className={actionStyle}>
          See my bookings
        </Link>
      }
    />
  );
}
