'use client';

import { CardAction } from '@/features/bookings/book/card-action';
import { useLiveCount } from '@/features/events/live/use-live-count';
import type { BookableEvent } from './bookable-event';

interface EventActionProps {
  event: BookableEvent;
  /** In a list that also has events of before. */
  hasStarted?: boolean;
}

/** The two features meet here: the live count of one, the booking of the other. */
export function EventAction({ event, hasStarted = false }: EventActionProps) {
  const liveCount = useLiveCount(event);
  return <CardAction event={event} liveCount={liveCount} hasStarted={hasStarted} />;
}
