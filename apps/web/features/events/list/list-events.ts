import {
  categoryListSchema,
  eventPageSchema,
  eventSchema,
  type Category,
  type CountedOrganiser,
  type EventDetails,
  type EventPage,
} from '@lastseat/contracts';
import { eventsPerPage } from './events-per-page';
import { toApiQuery, type EventListQuery } from './list-query';

export interface Facets {
  categories: readonly Category[];
  organisers: readonly CountedOrganiser[];
}

interface RequestOptions {
  /** The API's own origin on the server; in the browser nothing, which is the page's own. */
  origin?: string;
  signal?: AbortSignal;
}

export async function listEvents(
  query: EventListQuery,
  options: RequestOptions = {},
): Promise<EventPage> {
  return readPage({ ...toApiQuery(query), limit: String(eventsPerPage) }, options);
}

/** Those that are still to start, the soonest first, as many as the API gives at once. */
export async function listUpcoming(page: number, options: RequestOptions = {}): Promise<EventPage> {
  return readPage({ period: 'upcoming', limit: '50', page: String(page) }, options);
}

async function readPage(
  parameters: Record<string, string>,
  options: RequestOptions,
): Promise<EventPage> {
  const query = new URLSearchParams(parameters);
  const answer = await request(`/api/events?${query.toString()}`, options);
  if (!answer.ok) throw new Error(`The list of events was answered with ${answer.status}`);
  return eventPageSchema.parse(await answer.json());
}

/** What the list can be narrowed to, with the number of events that are still to start. */
export async function listFacets(options: RequestOptions = {}): Promise<Facets> {
  const answer = await request('/api/categories', options);
  if (!answer.ok) throw new Error(`The categories were answered with ${answer.status}`);
  const { data, organisers } = categoryListSchema.parse(await answer.json());
  return { categories: data, organisers };
}

/** `null` when there is no such event. */
export async function findEvent(
  id: string,
  options: RequestOptions = {},
): Promise<EventDetails | null> {
  const answer = await request(`/api/events/${encodeURIComponent(id)}`, options);
  // 400: what stands in the address is not even an id.
  if (answer.status === 404 || answer.status === 400) return null;
  if (!answer.ok) throw new Error(`The event was answered with ${answer.status}`);
  return eventSchema.parse(await answer.json());
}

function request(path: string, { origin = '', signal }: RequestOptions): Promise<Response> {
  return fetch(`${origin}${path}`, {
    cache: 'no-store',
    headers: { accept: 'application/json' },
    signal: signal ?? AbortSignal.timeout(5_000),
  });
}
