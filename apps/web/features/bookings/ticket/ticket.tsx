import type { BookingWithEvent } from '@lastseat/contracts';
import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';
import { Address } from '@/components/ui/address';
import { Instant } from '@/components/ui/instant';
import { Logo } from '@/components/ui/logo';
import { VenueTime } from '@/components/ui/venue-time';
import { VisitorTime } from '@/components/ui/visitor-time';
import { bookingReference } from '@/features/bookings/booking-reference';
import { BookingStatus } from '@/features/bookings/booking-status';
import type { BookingState } from '@/features/bookings/list/group-bookings';
import { formatPrice } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';
import { useSession } from '@/lib/session';

interface TicketProps {
  booking: BookingWithEvent;
  state: BookingState;
}

export function Ticket({ booking, state }: TicketProps) {
  const holder = useSession(({ user }) => user?.name);
  const { event } = booking;
  const reader = useReader();
  return (
    <article className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card print:break-inside-avoid print:border-line-strong print:shadow-none">
      <header className="flex items-center justify-between gap-4 border-b border-line px-6 py-4">
        <Logo />
        <BookingStatus state={state} />
      </header>
      <div className="px-6 pt-6 pb-8">
        <p className="text-sm font-medium text-muted">{event.category}</p>
        <h1 className="mt-1 text-2xl font-bold tracking-tight text-pretty wrap-anywhere">
          {event.title}
        </h1>
        <dl className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
          <Fact name="When" isWide>
            <VenueTime event={event} reader={reader} />
            <p className="text-sm font-normal text-muted">
              <VisitorTime event={event} />
            </p>
          </Fact>
          <Fact name="Where" isWide>
            <span dir="auto">{event.venue}</span>
            {event.address !== null && (
              <p className="text-sm font-normal text-muted">
                <Address address={event.address} />
              </p>
            )}
          </Fact>
          <Fact name="Name">{holder}</Fact>
          <Fact name="Price">{formatPrice(event.priceCents, event.currency)}</Fact>
        </dl>
      </div>
      <Stub booking={booking} state={state} />
    </article>
  );
}

interface FactProps {
  name: string;
  isWide?: boolean;
  children: ReactNode;
}

function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div className={isWide ? 'sm:col-span-2 print:col-span-2' : ''}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}

/** The part that is looked at on entry; without a code where it opens no door. */
function Stub({ booking, state }: TicketProps) {
  const reference = bookingReference(booking.id);
  const isCancelled = state === 'cancelled' || state === 'event-cancelled';
  return (
    <div className="flex flex-col items-center border-t-2 border-dashed border-line-strong px-6 py-8 text-center">
      {isCancelled ? (
        <p className="max-w-xs text-muted">
          {state === 'cancelled'
            ? 'This booking was cancelled, so the ticket is not valid any more.'
            : 'The organiser has cancelled this event, so the ticket is not valid.'}
        </p>
      ) : (
        // White in both themes: many readers cannot make out a light code on dark ground.
        <div className="rounded-2xl bg-[white] p-4">
          <QRCodeSVG
            value={reference}
            size={192}
            level="M"
            title={`QR code of the booking ${reference}`}
            className="size-48"
          />
        </div>
      )}
      <p className="mt-4 text-sm text-muted">Booking reference</p>
      <p className="text-xl font-semibold tracking-wider">{reference}</p>
      <p className="mt-2 text-sm text-muted">
        Booked on <Instant at={booking.createdAt} />
      </p>
    </div>
  );
}
