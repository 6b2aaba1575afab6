'use client';

import {
  guestConfirmMinutes,
  type CheckoutInput,
  type Guest,
  type GuestBooking,
} from '@lastseat/contracts';
import { MailCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { loadModule } from '@/lib/http/load-module';

const GuestBookingForm = lazy(() =>
  loadModule(() => import('./guest-booking-form')).then((module) => ({
    default: module.GuestBookingForm,
  })),
);
const GuestCheckoutForm = lazy(() =>
  loadModule(() => import('@/features/bookings/checkout/guest-checkout-form')).then((module) => ({
    default: module.GuestCheckoutForm,
  })),
);

interface BookAsGuestProps {
  eventId: string;
  /** Seats. */
  quantity: number;
  /** Of which type, where the event is sold by types. */
  ticketTypeId?: string | undefined;
  /** Of what else, where they are paid here: of several types one order is made. */
  lines?: CheckoutInput['lines'];
  /** Makes them cheaper, where they are paid here. */
  promoCode?: string | undefined;
  /** There is a seat to be had. */
  isOpen: boolean;
  /** The seats are paid here, before they are anybody's. */
  isPaidHere: boolean;
}

/** For who has no account: an address and a press. What follows is in the mail, or at the checkout. */
export function BookAsGuest({ isOpen, isPaidHere, promoCode, lines, ...wanted }: BookAsGuestProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [booked, setBooked] = useState<{ booking: GuestBooking; guest: Guest } | null>(null);
  const { eventId, ...line } = wanted;
  const label = isPaidHere ? 'Check out as a guest' : 'Book as a guest';
  if (booked !== null) {
    return <GuestAnswer {...booked} onAgain={() => setBooked(null)} />;
  }
  // Who is typing is not interrupted when the last seat goes: the answer says it.
  if (!isOpen && !isAsking) return null;
  if (!isAsking) {
    return (
      <Button variant="secondary" onClick={() => setIsAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <section
      aria-label={label}
      className="animate-rise rounded-xl border border-line bg-surface px-4 pb-4 [&>form]:mt-4 [&>p]:mt-4"
    >
      <Suspense fallback={<p role="status">Loading…</p>}>
        {isPaidHere ? (
          <GuestCheckoutForm eventId={eventId} lines={lines ?? [line]} promoCode={promoCode} />
        ) : (
          <GuestBookingForm
            {...wanted}
            onBooked={(booking, guest) => setBooked({ booking, guest })}
          />
        )}
      </Suspense>
    </section>
  );
}

interface GuestAnswerProps {
  booking: GuestBooking;
  guest: Guest;
  onAgain: () => void;
}

function GuestAnswer({ booking, guest, onAgain }: GuestAnswerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { status, quantity } = booking;
  const seats = quantity === 1 ? 'Your seat is' : `Your ${quantity} seats are`;
  return (
    <div className="animate-rise space-y-3 rounded-xl border border-plenty-bar bg-plenty-soft p-4">
      <h2
        ref={heading}
        tabIndex={-1}
        className="flex items-center gap-2.5 text-lg font-semibold text-plenty outline-none"
      >
        <MailCheck className="size-6 shrink-0" aria-hidden="true" />
        {status === 'held' ? 'Confirm it by mail' : 'Booked'}
      </h2>
      <p className="text-pretty wrap-anywhere">
        {status === 'held'
          ? `${seats} held for ${guestConfirmMinutes} minutes. Press the link in the mail to ${guest.email} until then.`
          : `${seats} booked. The ticket is on its way to ${guest.email}.`}
      </p>
      <button
        type="button"
        className="min-h-11 rounded-lg font-medium text-accent hover:text-accent-strong"
        onClick={onAgain}
      >
        Use another address
      </button>
    </div>
  );
}
