'use client';

import { useEffect } from 'react';
import { useTicketCounts, type EventOnScreen } from '../ticket-counts.store';

/** Tells the store what the server has rendered: these events are watched until others are shown. */
export function ShowEvents({ events, page }: { events: EventOnScreen[]; page: number }) {
  useEffect(() => {
    useTicketCounts.getState().showEvents(events, page);
  }, [events, page]);
  return null;
}
