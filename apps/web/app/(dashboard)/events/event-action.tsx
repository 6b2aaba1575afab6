'use client';

import { CardAction } from '@/features/bookings/book/card-action';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { BookableEvent } from './bookable-event';

/** The two features meet here: the live count of one, the booking of the other. */
export function EventAction({ event }: { event: BookableEvent }) {
  const liveCount = useLiveCount(event);
  return <CardAction event={event} liveCount={liveCount} />;
}
