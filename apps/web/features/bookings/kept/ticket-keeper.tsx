'use client';

import { useEffect } from 'react';
import { useBookings } from '@/features/bookings/bookings.store';
import { useSession } from '@/lib/session';
import { keepWhatIsKnown } from './kept-storage';
import { registerWorker } from './register-worker';

/** On every page: the session may end on any of them, and the tickets go with it. */
export function TicketKeeper() {
  useEffect(() => keepTickets(), []);
  return null;
}

function keepTickets(): () => void {
  const update = () => {
    const { status, user } = useSession.getState();
    const { ownerId, bookings, checkedAt } = useBookings.getState();
    const kept = keepWhatIsKnown({
      session: { status, user },
      list: { ownerId, bookings, checkedAt },
    });
    if (kept !== null && user !== null) registerWorker();
  };
  update();
  const unsubscribe = [
    useSession.subscribe(update),
    useBookings.subscribe(({ bookings, checkedAt }, before) => {
      if (bookings !== before.bookings || checkedAt !== before.checkedAt) update();
    }),
  ];
  return () => {
    unsubscribe.forEach((end) => {
      end();
    });
  };
}
