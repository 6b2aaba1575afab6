'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useId } from 'react';
import { actionStyle } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { CheckOutButton } from '@/features/bookings/checkout/check-out-button';
import { isPaidOnline } from '@/features/bookings/checkout/is-paid-online';
import { CardPlace } from '@/features/bookings/waitlist/card-place';
import { useOffer } from '@/features/bookings/waitlist/waitlist.store';
import { useTruePosition } from '@/features/bookings/waitlist/use-true-position';
import { paths } from '@/lib/http/paths';
import { BookButton, type BookButtonProps } from './book-button';
import { useSeat } from './use-seat';

interface CardActionProps extends BookButtonProps {
  event: BookButtonProps['event'] & Pick<EventDetails, 'priceCents' | 'payment' | 'ticketTypes'>;
}

/** The button of a card, with what it costs to press it in the few words that there is room for. */
export function CardAction(props: CardActionProps) {
  const { event, liveCount } = props;
  const { availability, isBooked, isOpen, takesWaiters } = useSeat(props);
  const hasOffer = useOffer(event.id) !== undefined && !isBooked;
  useTruePosition(event.id, liveCount.version);
  const termsId = useId();
  const toPay = isPaidOnline(event) ? 'Pay online' : 'Pay at the venue';
  const payment = event.priceCents === 0 ? 'Nothing to pay' : toPay;
  return (
    <>
      {takesWaiters || hasOffer ? (
        <CardPlace event={event} />
      ) : event.ticketTypes && isOpen ? (
        <Link href={paths.event(event.id)} prefetch={false} className={actionStyle}>
          Choose tickets
          <span className="sr-only"> for {event.title}</span>
        </Link>
      ) : isOpen && isPaidOnline(event) ? (
        <CheckOutButton event={event} lines={[{ quantity: 1 }]} termsId={termsId} />
      ) : (
        <BookButton {...props} termsId={termsId} />
      )}
      {/* Its room stays when it has nothing to say: nothing moves as an event sells out. */}
      {!props.hasStarted && (
        <p
          id={termsId}
          className={`mt-2 text-center text-xs text-muted ${availability === 'open' ? '' : 'invisible'}`}
        >
          {payment}, cancel until it starts
        </p>
      )}
    </>
  );
}
