import { eventPageSchema, type EventPage } from '@lastseat/contracts';

/** Full rows of the grid at one, two and three columns. */
export const eventsPerPage = 12;

interface UpcomingEventsRequest {
  page: number;
  /** The API's own origin on the server; in the browser nothing, which is the page's own. */
  origin?: string;
  signal?: AbortSignal;
}

/** One page of the events that are still to start, the nearest first. */
export async function listUpcomingEvents(request: UpcomingEventsRequest): Promise<EventPage> {
  const query = new URLSearchParams({
    period: 'upcoming',
    sortBy: 'date',
    page: String(request.page),
    limit: String(eventsPerPage),
  });
  const answer = await fetch(`${request.origin ?? ''}/api/events?${query.toString()}`, {
    cache: 'no-store',
    headers: { accept: 'application/json' },
    signal: request.signal ?? AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`The list of events was answered with ${answer.status}`);
  return eventPageSchema.parse(await answer.json());
}
