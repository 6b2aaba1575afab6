'use client';

import type { BookingWithEvent } from '@lastseat/contracts';
import { TicketCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { CheckOutButton } from '@/features/bookings/checkout/check-out-button';
import { OfferEnd } from './offer-end';
import { useWaitlistAct } from './use-waitlist-act';

interface OfferPanelProps {
  offer: BookingWithEvent;
  heading?: 'h2' | 'p';
  /** Then it is taken by the checkout. */
  isPaidOnline?: boolean;
  /** Before what takes the panel away. */
  onAct?: (() => void) | undefined;
  children?: ReactNode;
}

/** A seat that is kept for the person, and what they can say to it. */
export function OfferPanel({
  offer,
  heading: Heading = 'h2',
  isPaidOnline = false,
  onAct,
  children,
}: OfferPanelProps) {
  const { quantity, expiresAt } = offer;
  const seats = quantity === 1 ? 'A seat is' : `${quantity} seats are`;
  return (
    <div className="animate-rise space-y-4 rounded-xl border border-plenty-bar bg-plenty-soft p-4">
      <Heading
        tabIndex={-1}
        className="flex gap-2.5 text-lg leading-snug font-semibold text-pretty text-plenty outline-none"
      >
        <TicketCheck className="mt-0.5 size-6 shrink-0" aria-hidden="true" />
        <span>
          {seats} kept for you until {expiresAt !== null && <OfferEnd at={expiresAt} />}
        </span>
      </Heading>
      {children}
      {isPaidOnline ? (
        <CheckOutButton event={offer.event} lines={[{ quantity }]} />
      ) : (
        <Answers offer={offer} onAct={onAct} />
      )}
    </div>
  );
}

function Answers({ offer, onAct }: Pick<OfferPanelProps, 'offer' | 'onAct'>) {
  const { id: bookingId, eventId, event } = offer;
  const { act, underway, hasStalled } = useWaitlistAct(eventId);
  const request = { bookingId, eventId, eventTitle: event.title };
  return (
    <div className="flex flex-wrap gap-2 *:grow *:px-4">
      <Button
        isLoading={underway === 'take'}
        loadingLabel="Taking it…"
        onClick={() => {
          onAct?.();
          act('take', ({ runTake }, askToSignIn) => runTake(request, askToSignIn));
        }}
      >
        {hasStalled ? 'No connection, try again' : 'Take it'}
        <span className="sr-only">: {event.title}</span>
      </Button>
      <Button
        variant="secondary"
        isLoading={underway === 'decline'}
        loadingLabel="Letting it go…"
        onClick={() => {
          onAct?.();
          act('decline', ({ runDecline }, askToSignIn) => runDecline(request, askToSignIn));
        }}
      >
        Let it go
        <span className="sr-only">: {event.title}</span>
      </Button>
    </div>
  );
}
