import type { EventPage } from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';
import type { Facets } from '@/features/events/list/list-events';
import type { EventListQuery } from '@/features/events/list/list-query';
import { priceLabels, timeLabels } from './filter-labels';

/** A filter that is on, in words, and what takes it off. */
export interface ActiveFilter {
  text: string;
  off: Partial<EventListQuery>;
}

export function listActiveFilters(query: EventListQuery, { organisers }: Facets): ActiveFilter[] {
  const { search, category, level, organiser, when, from, to, price, available, period, sort } =
    query;
  // Without a search nothing is the best match.
  const noSearch = { search: '', ...(sort === 'relevance' && { sort: 'date' as const }) };
  const organiserName = organisers.find(({ slug }) => slug === organiser)?.name ?? organiser;
  const filters: (ActiveFilter | false)[] = [
    search !== '' && { text: `“${search}”`, off: noSearch },
    category !== '' && { text: category, off: { category: '', level: '' } },
    level !== '' && { text: level, off: { level: '' } },
    organiser !== '' && { text: `by ${organiserName}`, off: { organiser: '' } },
    when !== '' && { text: timeLabels[when].toLowerCase(), off: { when: '' } },
    from !== '' && { text: `from ${formatDay(from)}`, off: { from: '' } },
    to !== '' && { text: `until ${formatDay(to)}`, off: { to: '' } },
    price !== '' && { text: priceLabels[price].toLowerCase(), off: { price: '' } },
    available && { text: 'seats left', off: { available: false } },
    period === 'past' && { text: 'past', off: { period: 'upcoming' } },
  ];
  return filters.filter((filter) => filter !== false);
}

/** What was found, as it is told; a screen reader says it when it changes. */
export function describeResult(
  query: EventListQuery,
  { total, isTotalExact }: Pick<EventPage['meta'], 'total' | 'isTotalExact'>,
  facets: Facets,
): string {
  const number = `${isTotalExact ? '' : 'More than '}${formatCount(total)}`;
  const events = `${number} ${total === 1 ? 'event' : 'events'}`;
  const filters = listActiveFilters(query, facets).map(({ text }) => text);
  return filters.length === 0 ? events : `${events} for ${filters.join(', ')}`;
}

/** A day of the calendar, whatever the zone: `15 Mar 2027`. */
const formatDay = (day: string) =>
  new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
