'use client';

import { SavedEvents } from '@/features/events/saved/saved-events';
import { EventAction } from '@/app/(dashboard)/events/event-action';

/** The saved events and what there is to do about each: two features that meet here. */
export function SavedList() {
  return (
    <SavedEvents
      renderAction={(event, hasStarted) => <EventAction event={event} hasStarted={hasStarted} />}
    />
  );
}
