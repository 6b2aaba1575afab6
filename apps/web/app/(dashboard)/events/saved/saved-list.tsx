'use client';

import { SavedEvents } from '@/features/events/saved/saved-events';
import { useNow } from '@/lib/react/use-now';
import { bookableEvent } from '@/app/(dashboard)/events/bookable-event';
import { EventAction } from '@/app/(dashboard)/events/event-action';

/** The saved events and what there is to do about each: two features that meet here. */
export function SavedList() {
  const now = useNow();
  return (
    <SavedEvents
      renderAction={(event, hasStarted) => (
        <EventAction event={bookableEvent(event, now)} hasStarted={hasStarted} />
      )}
    />
  );
}
