'use client';

import { useEffect, useState } from 'react';
import { TicketAnnouncer } from './announce-tickets';
import { useTicketCounts } from './ticket-counts.store';

/** Tells screen readers what the badges show to the eye. */
export function TicketAnnouncements() {
  const [message, setMessage] = useState('');
  useEffect(() => {
    const announcer = new TicketAnnouncer(setMessage);
    const unsubscribe = useTicketCounts.subscribe((state, before) => {
      if (state.counts === before.counts) return;
      for (const { id, title } of before.screen?.events ?? []) {
        const count = state.counts[id];
        if (count && count.remainingTickets !== before.counts[id]?.remainingTickets) {
          announcer.add({ eventId: id, title, remainingTickets: count.remainingTickets });
        }
      }
    });
    return () => {
      unsubscribe();
      announcer.stop();
    };
  }, []);
  return (
    <p className="sr-only" aria-live="polite">
      {message}
    </p>
  );
}
