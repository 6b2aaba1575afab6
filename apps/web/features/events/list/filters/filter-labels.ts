import type { EventListQuery } from '../list-query';

export const timeLabels = {
  '': 'Any day',
  today: 'Today',
  weekend: 'This weekend',
  month: 'This month',
  days: 'Choose days…',
  past: 'Past events',
} as const;

export const priceLabels = {
  '': 'Any price',
  free: 'Free',
  '25': 'Up to 25',
  '50': 'Up to 50',
  '100': 'Up to 100',
} as const;

/** A filter that is on, in words, and what takes it off. */
export interface ActiveFilter {
  text: string;
  off: Partial<EventListQuery>;
}

export function listActiveFilters(query: EventListQuery): ActiveFilter[] {
  const { search, category, when, from, to, price, available, period, sort } = query;
  // Without a search nothing is the best match.
  const noSearch = { search: '', ...(sort === 'relevance' && { sort: 'date' as const }) };
  const filters: (ActiveFilter | false)[] = [
    search !== '' && { text: `“${search}”`, off: noSearch },
    category !== '' && { text: category, off: { category: '' } },
    when !== '' && { text: timeLabels[when].toLowerCase(), off: { when: '' } },
    from !== '' && { text: `from ${from}`, off: { from: '' } },
    to !== '' && { text: `until ${to}`, off: { to: '' } },
    price !== '' && { text: priceLabels[price].toLowerCase(), off: { price: '' } },
    available && { text: 'seats left', off: { available: false } },
    period === 'past' && { text: 'past', off: { period: 'upcoming' } },
  ];
  return filters.filter((filter) => filter !== false);
}
