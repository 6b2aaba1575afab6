import { slugSchema, timetableSchema, type Timetable } from '@lastseat/contracts';
import type { TimetableQuery } from './timetable-query';

interface RequestOptions {
  /** The API's own origin on the server; in the browser nothing, which is the page's own. */
  origin?: string;
  signal?: AbortSignal;
}

/** `null` when there is no such organiser. */
export async function findTimetable(
  slug: string,
  query: TimetableQuery,
  { origin = '', signal }: RequestOptions = {},
): Promise<Timetable | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const named = Object.entries(query).filter(([, value]) => value !== '');
  const parameters = new URLSearchParams(named);
  const answer = await fetch(`${origin}/api/organisers/${slug}/timetable?${parameters}`, {
    cache: 'no-store',
    headers: { accept: 'application/json' },
    signal: signal ?? AbortSignal.timeout(5_000),
  });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The timetable was answered with ${answer.status}`);
  return timetableSchema.parse(await answer.json());
}
