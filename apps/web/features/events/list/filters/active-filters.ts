import type { EventPage } from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';
import type { Facets } from '@/features/events/list/list-events';
import type { EventListQuery } from '@/features/events/list/list-query';
import { priceLabels, timeLabels } from './filter-labels';

/** A filter that is on, and what takes it off. */
export interface ActiveFilter {
  /** By itself, such as `free` or `Music`. */
  text: string;
  /** Its part of a sentence about events, before that word or after it: `in Music`. */
  phrase: string;
  isBefore?: boolean;
  off: Partial<EventListQuery>;
}

/** In the order in which a sentence tells them. */
export function listActiveFilters(query: EventListQuery, facets: Facets): ActiveFilter[] {
  return [...listKinds(query), ...listSubjects(query, facets), ...listTimes(query)].filter(
    (filter) => filter !== false,
  );
}

type Possible = (ActiveFilter | false)[];

function listKinds({ period, price }: EventListQuery): Possible {
  const label = priceLabels[price].toLowerCase();
  return [
    period === 'past' && {
      ...{ text: 'past', phrase: 'past', isBefore: true },
      off: { period: 'upcoming' },
    },
    price !== '' && {
      text: label,
      ...(price === 'free' ? { phrase: label, isBefore: true } : { phrase: `priced ${label}` }),
      off: { price: '' },
    },
  ];
}

function listSubjects(query: EventListQuery, { organisers }: Facets): Possible {
  const { search, category, level, organiser, sort } = query;
  // Without a search nothing is the best match.
  const noSearch = { search: '', ...(sort === 'relevance' && { sort: 'date' as const }) };
  const name = organisers.find(({ slug }) => slug === organiser)?.name ?? organiser;
  return [
    search !== '' && { text: `“${search}”`, phrase: `for “${search}”`, off: noSearch },
    category !== '' && {
      ...{ text: category, phrase: `in ${category}` },
      off: { category: '', level: '' },
    },
    level !== '' && { text: level, phrase: `(${level})`, off: { level: '' } },
    organiser !== '' && { ...sayTwice(`by ${name}`), off: { organiser: '' } },
  ];
}

function listTimes({ when, from, to, available }: EventListQuery): Possible {
  return [
    when !== '' && { ...sayTwice(timeLabels[when].toLowerCase()), off: { when: '' } },
    from !== '' && { ...sayTwice(`from ${formatDay(from)}`), off: { from: '' } },
    to !== '' && { ...sayTwice(`until ${formatDay(to)}`), off: { to: '' } },
    available && { text: 'seats left', phrase: 'with seats left', off: { available: false } },
  ];
}

const sayTwice = (text: string) => ({ text, phrase: text });

/** What was found, as it is told; a screen reader says it when it changes. */
export function describeResult(
  query: EventListQuery,
  { total, isTotalExact }: Pick<EventPage['meta'], 'total' | 'isTotalExact'>,
  facets: Facets,
): string {
  // What is missing stands in the page, where the list would be.
  if (total === 0) return 'Nothing found';
  const number = `${isTotalExact ? '' : 'More than '}${formatCount(total)}`;
  return describeEvents(number, total === 1 ? 'event' : 'events', listActiveFilters(query, facets));
}

/** Such as `3 free events in Music this weekend`. */
export function describeEvents(
  number: string,
  noun: 'event' | 'events',
  filters: readonly ActiveFilter[],
): string {
  const phrases = (isBefore: boolean) =>
    filters.filter((filter) => (filter.isBefore ?? false) === isBefore).map(({ phrase }) => phrase);
  return [number, ...phrases(true), noun, ...phrases(false)].join(' ');
}

/** A day of the calendar, whatever the zone: `15 Mar 2027`. */
const formatDay = (day: string) =>
  new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
