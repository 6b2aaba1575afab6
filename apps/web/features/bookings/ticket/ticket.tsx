import type { ComponentType, ReactNode } from 'react';
import { Address } from '@/components/ui/address';
import { Instant } from '@/components/ui/instant';
import { VenueTime } from '@/components/ui/venue-time';
import { OwnTime } from '@/components/ui/own-time';
import { BookingStatus } from '@/features/bookings/booking-status';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import type { BookingState } from '@/features/bookings/list/group-bookings';
import { formatPrice } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';
import './print.css';
import { TicketStub } from './ticket-stub';

export interface TicketCoverProps {
  event: TicketBooking['event'];
  isVoid: boolean;
}

interface TicketProps {
  booking: TicketBooking;
  state: BookingState;
  holder: string;
  /** The event's picture, of which bookings know nothing. */
  Cover: ComponentType<TicketCoverProps>;
}

const voidReasons: Record<BookingState, string | null> = {
  confirmed: null,
  attended: null,
  cancelled: 'This booking was cancelled, so the ticket is not valid any more.',
  'passed-on': 'You passed this ticket on, so it is not valid any more.',
  'event-cancelled': 'The organiser has cancelled this event, so the ticket is not valid.',
};

/**
 * On a phone the code comes right after what the event is and when, so that nobody scrolls at the door;
 * where there is room, and on paper, it stands beside all of it, as on a ticket of card.
 */
export function Ticket({ booking, state, holder, Cover }: TicketProps) {
  const { event } = booking;
  const reader = useReader();
  const voidReason = voidReasons[state];
  return (
    <article className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card sm:grid sm:grid-cols-[1fr_17rem] print:grid print:grid-cols-[1fr_16rem] print:break-inside-avoid print:border-line-strong print:shadow-none">
      <header className="min-w-0">
        <div className="relative h-20 sm:h-36 print:h-auto print:px-6 print:pt-4">
          <div className="h-full overflow-hidden *:h-full print:hidden">
            <Cover event={event} isVoid={voidReason !== null} />
          </div>
          <div className="absolute top-3 right-3 print:static">
            <BookingStatus state={state} />
          </div>
        </div>
        <div className="px-5 pt-3 pb-3 sm:px-6 sm:pt-5">
          <h1 className="text-xl leading-tight font-bold tracking-tight text-pretty wrap-anywhere sm:text-2xl">
            <span dir="auto">{event.title}</span>
          </h1>
          <p className="mt-1.5 font-medium">
            <VenueTime event={event} reader={reader} />
          </p>
          <p className="text-sm text-muted">
            <OwnTime event={event} />
          </p>
        </div>
      </header>
      <TicketStub booking={booking} voidReason={voidReason} />
      <Facts booking={booking} holder={holder} />
    </article>
  );
}

function Facts({ booking, holder }: Pick<TicketProps, 'booking' | 'holder'>) {
  const { event, quantity, createdAt } = booking;
  return (
    <dl className="grid content-start gap-x-8 gap-y-3 px-5 py-5 min-[30rem]:grid-cols-2 sm:px-6 sm:pt-1 sm:pb-6 print:grid-cols-2">
      <Fact name="Where" isWide>
        <span dir="auto">{event.venue}</span>
        {event.address !== null && (
          <p className="text-sm font-normal text-muted">
            <Address address={event.address} />
          </p>
        )}
      </Fact>
      <Fact name="Name">
        <span dir="auto">{holder}</span>
      </Fact>
      {quantity > 1 && <Fact name="Seats">{quantity}</Fact>}
      <Fact name="Price">{formatPrice(event.priceCents * quantity, event.currency)}</Fact>
      <Fact name="Booked on" isWide>
        <Instant at={createdAt} />
      </Fact>
    </dl>
  );
}

interface FactProps {
  name: string;
  isWide?: boolean;
  children: ReactNode;
}

function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div className={isWide ? 'col-span-full' : ''}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}
