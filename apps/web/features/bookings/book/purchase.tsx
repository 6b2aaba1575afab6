'use client';

import { useId, useState, type ReactNode } from 'react';
import type { EventDetails } from '@lastseat/contracts';
import { BookAsGuest } from '@/features/bookings/guest/book-as-guest';
import { CheckOutButton } from '@/features/bookings/checkout/check-out-button';
import { isPaidOnline } from '@/features/bookings/checkout/is-paid-online';
import { JoinButton } from '@/features/bookings/waitlist/join-button';
import { MissedNote } from '@/features/bookings/waitlist/missed-note';
import { OfferPanel } from '@/features/bookings/waitlist/offer-panel';
import { useFocusAfterAct } from '@/features/bookings/waitlist/use-focus-after-act';
import { useTruePosition } from '@/features/bookings/waitlist/use-true-position';
import { WaitingPanel } from '@/features/bookings/waitlist/waiting-panel';
import { useOffer, useWait } from '@/features/bookings/waitlist/waitlist.store';
import { useSession } from '@/lib/session';
import { BookButton, type BookButtonProps } from './book-button';
import { BookedPanel } from './booked-panel';
import { SeatsSelect } from './seats-select';
import { useSeat } from './use-seat';

interface PurchaseProps extends Omit<BookButtonProps, 'quantity'> {
  event: BookButtonProps['event'] &
    Pick<EventDetails, 'maxPerPerson' | 'guestPolicy' | 'waitlistMode' | 'payment' | 'priceCents'>;
  /** What the press agrees to. */
  terms: ReactNode;
}

/**
 * The button with its terms, and in their place the seat once there is one; where all are sold, the place
 * in line.
 */
export function Purchase(props: PurchaseProps) {
  const { event, liveCount, terms } = props;
  const { isBooked, takesWaiters } = useSeat(props);
  const wait = useWait(event.id);
  const offer = useOffer(event.id);
  useTruePosition(event.id, liveCount.version);
  const shown = isBooked ? 'seat' : offer ? 'offer' : wait ? 'wait' : 'button';
  const { place, rememberAct } = useFocusAfterAct<HTMLDivElement>(shown);
  return (
    <div ref={place} className="grid gap-4">
      {shown === 'seat' && (
        <BookedPanel event={event} onUndo={rememberAct}>
          {terms}
        </BookedPanel>
      )}
      {shown === 'offer' && (
        <OfferPanel offer={offer!} isPaidOnline={isPaidOnline(event)} onAct={rememberAct}>
          {terms}
        </OfferPanel>
      )}
      {shown === 'wait' && <WaitingPanel wait={wait!} event={event} onAct={rememberAct} />}
      {(shown === 'button' || (shown === 'wait' && !takesWaiters)) && (
        <BuyOrWait {...props} onJoin={rememberAct} />
      )}
    </div>
  );
}

function BuyOrWait({ terms, onJoin, ...props }: PurchaseProps & { onJoin: () => void }) {
  const { event, liveCount } = props;
  const { isOpen, takesWaiters } = useSeat(props);
  const termsId = useId();
  const [wanted, setWanted] = useState(1);
  const left = takesWaiters ? event.maxPerPerson : liveCount.remainingTickets;
  const most = Math.min(event.maxPerPerson, left);
  const quantity = Math.max(1, Math.min(wanted, most));
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const takesGuests = isSignedOut && event.guestPolicy !== 'off' && !isPaidOnline(event);
  return (
    <>
      {(isOpen || takesWaiters) && most > 1 && (
        <SeatsSelect most={most} value={quantity} onChoose={setWanted} />
      )}
      {takesWaiters ? (
        <>
          <MissedNote eventId={event.id} />
          <JoinButton event={event} quantity={quantity} onAct={onJoin} />
        </>
      ) : isOpen && isPaidOnline(event) ? (
        <CheckOutButton event={event} quantity={quantity} termsId={termsId} />
      ) : (
        <BookButton {...props} quantity={quantity} termsId={termsId} />
      )}
      {takesGuests && <BookAsGuest eventId={event.id} quantity={quantity} isOpen={isOpen} />}
      {isOpen && <div id={termsId}>{terms}</div>}
    </>
  );
}
