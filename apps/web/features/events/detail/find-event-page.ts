import type { EventDetails } from '@lastseat/contracts';
import { cache } from 'react';
import { findEvent } from '@/features/events/list/list-events';
import { apiOrigin } from '@/lib/http/config';

interface EventPageData {
  event: EventDetails;
  /** Decided here for the whole answer, so that its parts agree and hydration does as well. */
  now: Date;
}

/** Asked for once per request, whether by the page or by its metadata. */
export const findEventPage = cache(async (id: string): Promise<EventPageData | null> => {
  const event = await findEvent(id, { origin: apiOrigin });
  return event && { event, now: new Date() };
});
