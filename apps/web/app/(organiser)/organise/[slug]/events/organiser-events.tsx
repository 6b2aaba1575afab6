'use client';

import { liveParts } from '@/app/(organiser)/organise/live-parts';
import type { EventTableQuery } from '@/features/organise/events/event-table-query';
import { EventsView } from '@/features/organise/events/events-view';

export function OrganiserEvents({ query }: { query: EventTableQuery }) {
  return <EventsView query={query} live={liveParts} />;
}
