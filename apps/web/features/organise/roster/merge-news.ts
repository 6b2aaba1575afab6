import type { RosterEntry, RosterNews } from '@lastseat/contracts';
import { isNewestFirst, type RosterQuery } from './roster-query';

/** The rows as they are by now. None comes or goes: what is under the pointer stays there. */
export function applyNews(
  entries: readonly RosterEntry[],
  news: readonly RosterNews[],
): RosterEntry[] {
  const byId = new Map(news.map((one) => [one.bookingId, one]));
  return entries.map((entry) => {
    const one = byId.get(entry.bookingId);
    if (one?.status !== 'cancelled' || entry.status === 'cancelled') return entry;
    return { ...entry, status: 'cancelled', cancelledAt: one.at };
  });
}

/**
 * Bookings that are not among the rows and should be told of.
 * @param seen ids of those that were known when the rows came: on a page that does not begin with the
 *   newest, nothing in the rows says which they have taken into account
 */
export function findUnseen(
  entries: readonly RosterEntry[],
  news: readonly RosterNews[],
  seen: ReadonlySet<string>,
  query: RosterQuery,
): RosterNews[] {
  const shown = new Set(entries.map(({ bookingId }) => bookingId));
  const newest = entries[0]?.createdAt ?? '';
  const isNew = ({ bookingId, at }: RosterNews) =>
    isNewestFirst(query) ? at >= newest : !seen.has(bookingId);
  return news.filter(
    (one) => one.status === 'confirmed' && !shown.has(one.bookingId) && isNew(one),
  );
}

/** In a few words: who, or how many. */
export function describeUnseen(unseen: readonly RosterNews[]): string {
  const last = unseen.at(-1);
  if (last === undefined) return 'The list has changed';
  if (unseen.length === 1) return `${last.name} has booked`;
  return `${unseen.length} new bookings, the last by ${last.name}`;
}
