'use client';

import { SavedEvents } from '@/features/events/saved/saved-events';
import { EventAction } from '../event-action';

/** The saved events and what there is to do about each: two features that meet here. */
export function SavedList() {
  return (
    <SavedEvents
      renderAction={(event) => (
        <EventAction event={event} hasStarted={Date.parse(event.startsAt) <= Date.now()} />
      )}
    />
  );
}
