import { bookingReference, type OwnBooking } from '@lastseat/contracts';
import { Ticket, X } from 'lucide-react';
import { Instant } from '@/components/ui/instant';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { CancelledBy } from '@/features/bookings/cancelled-by';
import { PassedOn } from '@/features/bookings/transfer/passed-on';
import { BookingStatus } from '@/features/bookings/booking-status';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { useNow } from '@/lib/react/use-now';
import { useReader } from '@/lib/react/reader';
import { priceOf } from '@/features/bookings/price-of';
import type { BookingState } from './group-bookings';

interface BookingCardProps {
  booking: OwnBooking;
  state: BookingState;
  onCancel: (booking: OwnBooking) => void;
}

export function BookingCard({ booking, state, onCancel }: BookingCardProps) {
  const { event } = booking;
  const reader = useReader();
  return (
    <article className="flex h-full flex-col rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 text-lg leading-snug font-semibold tracking-tight text-pretty wrap-anywhere">
          <Link href={paths.event(event.id)} prefetch={false} className="hover:text-accent">
            {event.title}
          </Link>
        </h3>
        <BookingStatus state={state} />
      </div>
      <WhenAndWhere event={event} reader={reader} className="mt-3" />
      <BookingFacts booking={booking} />
      <CancelledBy booking={booking} />
      <PassedOn booking={booking} />
      {(state === 'confirmed' || state === 'attended') && (
        <BookingActions booking={booking} state={state} onCancel={onCancel} />
      )}
    </article>
  );
}

const smallAction =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-xl text-sm font-semibold transition-colors';
const ticketLinkStyle = `${smallAction} px-4 bg-accent-soft text-accent hover:text-accent-strong`;
const cancelStyle = `${smallAction} px-3 text-last hover:bg-last-soft`;

function BookingActions({ booking, state, onCancel }: BookingCardProps) {
  const { event } = booking;
  const now = useNow();
  const isTooLate = event.cancelUntil !== null && Date.parse(event.cancelUntil) <= now.getTime();
  return (
    <div className="mt-auto pt-5">
      <div className="flex flex-wrap gap-x-2 gap-y-3 border-t border-line pt-5">
        <Link href={paths.booking(booking.id)} prefetch={false} className={ticketLinkStyle}>
          <Ticket className="size-4" aria-hidden="true" />
          View ticket
          <span className="sr-only"> for {event.title}</span>
        </Link>
        {state === 'confirmed' && !isTooLate && (
          <button
            type="button"
            className={cancelStyle}
            onClick={() => {
              onCancel(booking);
            }}
          >
            <X className="size-4" aria-hidden="true" />
            Cancel booking
            <span className="sr-only"> for {event.title}</span>
          </button>
        )}
      </div>
    </div>
  );
}

function BookingFacts({ booking }: { booking: OwnBooking }) {
  const { event } = booking;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-2 text-sm sm:flex sm:flex-wrap sm:gap-x-5 [&_dt]:text-muted [&_dd]:font-medium">
      <div>
        <dt>Booked on</dt>
        <dd>
          <Instant at={booking.createdAt} />
        </dd>
      </div>
      {booking.cancelledAt && (
        <div>
          <dt>{booking.cancelledBy === 'transfer' ? 'Passed on' : 'Cancelled on'}</dt>
          <dd>
            <Instant at={booking.cancelledAt} />
          </dd>
        </div>
      )}
      <SeatFacts booking={booking} />
      <div>
        <dt>Price</dt>
        <dd className="tabular-nums">{formatPrice(priceOf(booking), event.currency)}</dd>
      </div>
      <div>
        <dt>Reference</dt>
        <dd className="tracking-wide">{bookingReference(booking.id)}</dd>
      </div>
    </dl>
  );
}

function SeatFacts({ booking: { ticketType, quantity } }: { booking: OwnBooking }) {
  return (
    <>
      {ticketType && (
        <div>
          <dt>Ticket</dt>
          <dd className="wrap-anywhere">{ticketType.name}</dd>
        </div>
      )}
      {quantity > 1 && (
        <div>
          <dt>Seats</dt>
          <dd className="tabular-nums">{quantity}</dd>
        </div>
      )}
    </>
  );
}
