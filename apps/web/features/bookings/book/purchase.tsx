'use client';

import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { EventDetails } from '@lastseat/contracts';
import { BookAsGuest } from '@/features/bookings/guest/book-as-guest';
import { useSession } from '@/lib/session';
import { BookButton, type BookButtonProps } from './book-button';
import { BookedPanel } from './booked-panel';
import { SeatsSelect } from './seats-select';
import { useSeat } from './use-seat';

interface PurchaseProps extends Omit<BookButtonProps, 'quantity'> {
  event: BookButtonProps['event'] & Pick<EventDetails, 'maxPerPerson' | 'guestPolicy'>;
  /** What the press agrees to. */
  terms: ReactNode;
}

/** The button with its terms, and in their place the seat once there is one. */
export function Purchase({ terms, ...props }: PurchaseProps) {
  const { isBooked, isOpen } = useSeat(props);
  const termsId = useId();
  const [wanted, setWanted] = useState(1);
  const most = Math.min(props.event.maxPerPerson, props.liveCount.remainingTickets);
  const quantity = Math.max(1, Math.min(wanted, most));
  const isSignedOut = useSession(({ status }) => status === 'signed-out');
  const takesGuests = isSignedOut && props.event.guestPolicy !== 'off';
  const { place, rememberUndo } = useFocusAfterUndo(isBooked);
  return (
    <div ref={place} className="grid gap-4">
      {isBooked ? (
        <BookedPanel event={props.event} onUndo={rememberUndo}>
          {terms}
        </BookedPanel>
      ) : (
        <>
          {isOpen && most > 1 && <SeatsSelect most={most} value={quantity} onChoose={setWanted} />}
          <BookButton {...props} quantity={quantity} termsId={termsId} />
          {takesGuests && (
            <BookAsGuest eventId={props.event.id} quantity={quantity} isOpen={isOpen} />
          )}
          {isOpen && <div id={termsId}>{terms}</div>}
        </>
      )}
    </div>
  );
}

/** An undo takes its own button away: the one that books again has the focus then. */
function useFocusAfterUndo(isBooked: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const isUndoing = useRef(false);
  useEffect(() => {
    if (!isBooked && isUndoing.current) place.current?.querySelector('button')?.focus();
    isUndoing.current = false;
  }, [isBooked]);
  const rememberUndo = () => {
    isUndoing.current = true;
  };
  return { place, rememberUndo };
}
