'use client';

import { LiveBanner } from './live-banner';
import { TicketAnnouncements } from './ticket-announcements';
import { useLiveTickets } from './use-live-tickets';

/** Stands in the layout, so that the connection outlives the turn from one page to the next. */
export function LiveTickets() {
  useLiveTickets();
  return (
    <>
      <TicketAnnouncements />
      <LiveBanner />
    </>
  );
}
