'use client';

import { ListPlus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { prepareBooking } from '@/features/bookings/book/use-book';
import type { BookedEvent } from '@/features/bookings/book/booking-intent';
import { useWaitlistAct } from './use-waitlist-act';
import { useHasMissed } from './waitlist.store';

export interface JoinButtonProps {
  event: { id: string; title: string } & BookedEvent;
  /** Seats. */
  quantity?: number;
  onAct?: () => void;
}

/** In the place of "Sold out" where one can wait. */
export function JoinButton({ event, quantity = 1, onAct }: JoinButtonProps) {
  const { act, underway, hasStalled } = useWaitlistAct(event.id);
  const hasMissed = useHasMissed(event.id);
  const label = hasMissed ? 'Join again' : 'Join the waitlist';
  return (
    <Button
      isLoading={underway === 'join'}
      loadingLabel="Joining…"
      onPointerEnter={prepareBooking}
      onFocus={prepareBooking}
      onClick={() => {
        onAct?.();
        const request = { eventId: event.id, eventTitle: event.title, quantity, event };
        act('join', ({ runJoin }, askToSignIn) => runJoin(request, askToSignIn));
      }}
    >
      <ListPlus className="size-5" aria-hidden="true" />
      {hasStalled ? 'No connection, try again' : label}
      <span className="sr-only"> of {event.title}</span>
    </Button>
  );
}
