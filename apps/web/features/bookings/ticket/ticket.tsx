import type { ComponentType, ReactNode } from 'react';
import { Address } from '@/components/ui/address';
import { Instant } from '@/components/ui/instant';
import { VenueTime } from '@/components/ui/venue-time';
import { OwnTime } from '@/components/ui/own-time';
import { BookingStatus } from '@/features/bookings/booking-status';
import type { TicketBooking } from '@/features/bookings/kept/kept-tickets';
import type { BookingState } from '@/features/bookings/list/group-bookings';
import { priceOf } from '@/features/bookings/price-of';
import { formatPrice } from '@/lib/format/format';
import { useResource } from '@/lib/http/resource';
import { useReader } from '@/lib/react/reader';
import './print.css';
import { ticketCodes } from './ticket-codes';
import { PrintedStub, TicketStub, VoidStub } from './ticket-stub';

export interface TicketCoverProps {
  event: TicketBooking['event'];
  isVoid: boolean;
}

interface TicketProps {
  booking: TicketBooking;
  state: BookingState;
  holder: string;
  /** Who comes, of each seat; null: it is the holder's. */
  names?: readonly (string | null)[] | undefined;
  /** Of a guest's link; empty for a booking of one's own. */
  token?: string;
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

/** On the screen one ticket with the codes of all seats, on paper one for each seat. */
export function Ticket(props: TicketProps) {
  const reason = voidReasons[props.state];
  if (reason === null) return <ValidTicket {...props} />;
  return <Card {...props} isVoid stub={<VoidStub booking={props.booking} reason={reason} />} />;
}

function ValidTicket(props: TicketProps) {
  const { booking, names, token = '' } = props;
  const seats = String(booking.quantity);
  const codes = useResource(ticketCodes, token, booking.id, seats);
  const [, ...others] = codes.data ?? [];
  const retry = () => void ticketCodes.load(token, booking.id, seats);
  return (
    <>
      <Card {...props} stub={<TicketStub {...{ booking, codes, names }} onRetry={retry} />} />
      {others.map((code, other) => (
        <div key={code} className="hidden print:mt-5 print:block print:break-inside-avoid">
          <Card
            {...props}
            stub={
              <PrintedStub {...{ booking, names }} codes={codes.data ?? []} index={other + 1} />
            }
          />
        </div>
      ))}
    </>
  );
}

interface CardProps extends TicketProps {
  isVoid?: boolean;
  stub: ReactNode;
}

/**
 * On a phone the code comes right after what the event is and when, so that nobody scrolls at the door;
 * where there is room, and on paper, it stands beside all of it, as on a ticket of card.
 */
function Card({ booking, state, holder, Cover, isVoid = false, stub }: CardProps) {
  const { event } = booking;
  const reader = useReader();
  return (
    <article className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card sm:grid sm:grid-cols-[1fr_17rem] print:grid print:break-inside-avoid print:grid-cols-[1fr_16rem] print:border-line-strong print:shadow-none">
      <header className="min-w-0">
        <div className="relative h-20 sm:h-36 print:h-20">
          <div className="h-full overflow-hidden *:h-full">
            <Cover event={event} isVoid={isVoid} />
          </div>
          <div className="absolute top-3 right-3">
            <BookingStatus state={state} />
          </div>
        </div>
        <div className="px-5 pt-3 pb-3 sm:px-6 sm:pt-5 print:pt-3">
          <h1 className="text-xl leading-tight font-bold tracking-tight text-pretty wrap-anywhere sm:text-2xl print:text-xl">
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
      {stub}
      <Facts booking={booking} holder={holder} />
    </article>
  );
}

function Facts({ booking, holder }: Pick<TicketProps, 'booking' | 'holder'>) {
  const { event, quantity, createdAt } = booking;
  return (
    <dl className="grid content-start gap-x-8 gap-y-3 px-5 py-5 min-[30rem]:grid-cols-2 sm:px-6 sm:pt-1 sm:pb-6 print:grid-cols-3 print:gap-y-2 print:pb-4">
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
      {booking.ticketType && <Fact name="Ticket">{booking.ticketType.name}</Fact>}
      <Fact name="Price">{formatPrice(priceOf(booking), event.currency)}</Fact>
      <Fact name="Booked on" isWide isOnScreenOnly>
        <Instant at={createdAt} />
      </Fact>
    </dl>
  );
}

interface FactProps {
  name: string;
  isWide?: boolean;
  isOnScreenOnly?: boolean;
  children: ReactNode;
}

function Fact({ name, isWide = false, isOnScreenOnly = false, children }: FactProps) {
  return (
    <div className={`${isWide ? 'col-span-full' : ''} ${isOnScreenOnly ? 'print:hidden' : ''}`}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}
