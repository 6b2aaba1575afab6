'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { useMemo } from 'react';
import { ShowSavedEvents } from '@/features/events/live/show-events';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { EventOnScreen } from '@/features/events/live/ticket-counts';
import type { LiveParts } from '@/features/organise/events/live-parts';
import { formatCount } from '@/lib/format/format';
import { SeatBar } from '@/features/organise/events/seat-bar';

/** The two features meet here: the lists of one, the live counts of the other. */
export const liveParts: LiveParts = { Seats: LiveSeats, Sold: LiveSold, Follow: FollowEvents };

function LiveSeats({ event }: { event: OrganiserEvent }) {
  // A draft is told to nobody, so its count is the one that it came with.
  const count = useLiveCount(toEventOnScreen(event));
  return <SeatBar sold={count.totalTickets - count.remainingTickets} total={count.totalTickets} />;
}

function LiveSold({ event }: { event: OrganiserEvent }) {
  const { totalTickets, remainingTickets } = useLiveCount(toEventOnScreen(event));
  return (
    <span className="tabular-nums">
      {formatCount(totalTickets - remainingTickets)}/{formatCount(totalTickets)}
      <span className="sr-only"> booked</span>
    </span>
  );
}

function FollowEvents({ events }: { events: readonly OrganiserEvent[] }) {
  const published = useMemo(
    () => events.filter(({ status }) => status !== 'draft').map(toEventOnScreen),
    [events],
  );
  return <ShowSavedEvents events={published} />;
}

function toEventOnScreen(event: OrganiserEvent): EventOnScreen {
  const { id, title, remainingTickets, totalTickets, waitingCount, version } = event;
  const status = event.status === 'cancelled' ? 'cancelled' : 'scheduled';
  return { id, title, remainingTickets, totalTickets, waitingCount, version, status };
}
