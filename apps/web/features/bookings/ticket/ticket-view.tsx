'use client';

import type { OwnBooking } from '@lastseat/contracts';
import { ArrowLeft, CloudOff, Printer, SearchX } from 'lucide-react';
import { actionStyle } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import { bookingState } from '@/features/bookings/list/group-bookings';
import { loadBookings } from '@/features/bookings/list/load-bookings';
import { WithBookings } from '@/features/bookings/list/with-bookings';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { useSession } from '@/lib/session';
import { NamedTicket } from '@/features/bookings/names/named-ticket';
import { TicketNamesForm } from '@/features/bookings/names/ticket-names-form';
import { ChangeSeats } from '@/features/bookings/seats/change-seats';
import { changeSeatsOf } from '@/features/bookings/seats/seats-api';
import { PassOn } from '@/features/bookings/transfer/pass-on';
import { PassedOn } from '@/features/bookings/transfer/passed-on';
import { passOnBooking } from '@/features/bookings/transfer/transfer-api';
import { isPaidOnline } from '@/features/bookings/checkout/is-paid-online';
import { Bought } from './bought';
import { DownloadTickets } from './download-tickets';
import { ShareButton } from './share-button';
import { Ticket, type TicketCoverProps } from './ticket';
import { TicketCalendar } from './ticket-calendar';
import { useAwakeScreen } from '@/lib/react/use-awake-screen';

interface TicketViewProps {
  bookingId: string;
  Cover: React.ComponentType<TicketCoverProps>;
}

export function TicketView({ bookingId, Cover }: TicketViewProps) {
  const user = useSession((session) => session.user);
  const show = (
    bookings: readonly TicketBooking[],
    holder: string,
    missing: React.ReactNode,
    own?: OwnBooking,
  ) => {
    const booking = bookings.find(({ id }) => id === bookingId);
    if (booking === undefined) return missing;
    return <PrintableTicket {...{ booking, holder, Cover, own }} />;
  };
  return (
    <>
      <Link
        href={paths.bookings()}
        prefetch={false}
        className="-mt-4 mb-1 inline-flex min-h-11 items-center gap-2 rounded-lg font-medium text-accent hover:text-accent-strong sm:mb-4 print:hidden"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        My bookings
      </Link>
      <WithBookings
        returnTo={paths.booking(bookingId)}
        renderKept={({ tickets, holder }) => show(tickets, holder, <NotKept />)}
      >
        {(bookings) =>
          show(
            bookings,
            user?.name ?? '',
            <NoTicket />,
            bookings.find(({ id }) => id === bookingId),
          )
        }
      </WithBookings>
    </>
  );
}

interface PrintableTicketProps extends Pick<TicketViewProps, 'Cover'> {
  booking: TicketBooking;
  holder: string;
  /** With a network: it can be passed on. */
  own: OwnBooking | undefined;
}

function PrintableTicket({ booking, holder, Cover, own }: PrintableTicketProps) {
  const state = bookingState(booking, useNow());
  useAwakeScreen(state === 'confirmed' || state === 'attended');
  return (
    <div className="mx-auto max-w-3xl">
      {own?.event.asksNames ? (
        <NamedTicket {...{ booking, state, holder, Cover }} />
      ) : (
        <Ticket {...{ booking, state, holder, Cover }} />
      )}
      {own && state === 'passed-on' && (
        <div className="mx-auto max-w-md">
          <PassedOn booking={own} />
        </div>
      )}
      {state === 'confirmed' && (
        <div className="mx-auto mt-6 grid max-w-md gap-3 sm:grid-cols-2 print:hidden">
          <ShareButton event={booking.event} />
          <Button
            variant="secondary"
            onClick={() => {
              window.print();
            }}
          >
            <Printer className="size-5" aria-hidden="true" />
            Print ticket
          </Button>
          <DownloadTickets bookingId={booking.id} />
          <TicketCalendar booking={booking} />
          {own && <OwnChanges own={own} />}
        </div>
      )}
      {own && isPaidOnline(own.event) && <Bought bookingId={own.id} />}
    </div>
  );
}

/** What needs a network. */
function OwnChanges({ own }: { own: OwnBooking }) {
  return (
    <div className="grid gap-3 sm:col-span-2">
      <ChangeSeats booking={own} change={changeSeatsOf(own.id)} onChanged={loadBookings} />
      {own.event.asksNames && <TicketNamesForm bookingId={own.id} />}
      <PassOn booking={own} by={passOnBooking(own.id)} onChanged={loadBookings} />
    </div>
  );
}

function NotKept() {
  return (
    <EmptyState
      heading="h1"
      icon={CloudOff}
      title="This ticket is not in this browser"
      text="Without a network only those tickets are here that were seen before. Try again when you are online."
      action={
        <a href={paths.bookings()} className={actionStyle}>
          See the tickets that are here
        </a>
      }
    />
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
