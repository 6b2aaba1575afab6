'use client';

import type { EventDetails } from '@lastseat/contracts';
import { Heart, WifiOff } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { AllEventsLink } from '@/components/ui/all-events-link';
import { EmptyState } from '@/components/ui/empty-state';
import { EventCard } from '@/features/events/list/event-card';
import { EventGrid } from '@/features/events/list/event-grid';
import { EventGridSkeleton } from '@/features/events/list/event-grid-skeleton';
import { findEvent } from '@/features/events/list/list-events';
import { ShowSavedEvents } from '@/features/events/live/show-events';
import { useReader } from '@/lib/react/reader';
import { useNow } from '@/lib/react/use-now';
import { useSavedIds } from './use-saved-ids';

interface SavedEventsProps {
  renderAction: (event: EventDetails, hasStarted: boolean) => ReactNode;
}

/** Those that were there when the page opened: one that loses its heart here stays until it is left. */
export function SavedEvents({ renderAction }: SavedEventsProps) {
  const found = useFoundEvents();
  if (found === null) return <EventGridSkeleton />;
  if (found === 'failed') {
    return (
      <EmptyState
        icon={WifiOff}
        title="Your saved events could not be loaded"
        text="They are still saved. Check your connection and open this page again."
      />
    );
  }
  if (found.length === 0) {
    return (
      <EmptyState
        icon={Heart}
        title="Nothing saved yet"
        text="Press the heart of an event, and find it again here."
        action={<AllEventsLink />}
      />
    );
  }
  return (
    <>
      <ShowSavedEvents events={found} />
      <SavedGrid events={found} renderAction={renderAction} />
    </>
  );
}

function SavedGrid({ events, renderAction }: SavedEventsProps & { events: EventDetails[] }) {
  const reader = useReader();
  const now = useNow();
  return (
    <EventGrid>
      {events.map((event) => {
        const hasStarted = Date.parse(event.startsAt) <= now.getTime();
        const action = renderAction(event, hasStarted);
        return (
          <li key={event.id}>
            <EventCard {...{ event, reader, hasStarted, action }} />
          </li>
        );
      })}
    </EventGrid>
  );
}

/** Asked for once, as soon as the ids are known. */
function useFoundEvents(): EventDetails[] | 'failed' | null {
  const ids = useSavedIds();
  const [found, setFound] = useState<EventDetails[] | 'failed' | null>(null);
  // The API answers those that are asked for at once by one query.
  const findAll = useEffectEvent(() => Promise.all((ids ?? []).map((id) => findEvent(id))));
  const isKnown = ids !== null;
  useEffect(() => {
    if (!isKnown) return;
    let isCurrent = true;
    findAll().then(
      (events) => {
        if (isCurrent) setFound(events.filter((event) => event !== null));
      },
      () => {
        if (isCurrent) setFound('failed');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isKnown]);
  return found;
}
