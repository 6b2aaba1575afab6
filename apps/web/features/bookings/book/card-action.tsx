'use client';

import type { EventDetails } from '@lastseat/contracts';
import { useId } from 'react';
import { BookButton, type BookButtonProps } from './book-button';
import { useSeat } from './use-seat';

interface CardActionProps extends BookButtonProps {
  event: BookButtonProps['event'] & Pick<EventDetails, 'priceCents'>;
}

/** The button of a card, with what it costs to press it in the few words that there is room for. */
export function CardAction(props: CardActionProps) {
  const { availability } = useSeat(props);
  const termsId = useId();
  const payment = props.event.priceCents === 0 ? 'Nothing to pay' : 'Pay at the venue';
  return (
    <>
      <BookButton {...props} termsId={termsId} />
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
