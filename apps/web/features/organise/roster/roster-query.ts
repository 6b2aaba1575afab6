import { cleanSearch } from '@/lib/format/clean-search';
import { parsePageNumber } from '@/lib/format/page-number';

export const rosterTabs = ['', 'confirmed', 'cancelled'] as const;
export type RosterTab = (typeof rosterTabs)[number];

/** By the address; `''` is the usual, and leaves no trace in it. */
const sorts = {
  '': ['booked', 'desc'],
  oldest: ['booked', 'asc'],
  name: ['name', 'asc'],
  'name-desc': ['name', 'desc'],
  email: ['email', 'asc'],
  'email-desc': ['email', 'desc'],
} as const;
export type RosterSort = keyof typeof sorts;
export const rosterSorts = Object.keys(sorts) as RosterSort[];

/** What the address of a roster says: a link shows a colleague the same list. */
export interface RosterQuery {
  search: string;
  /** `''` is all. */
  status: RosterTab;
  sort: RosterSort;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseRosterQuery({ search, status, sort, page }: SearchParams): RosterQuery {
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    status: rosterTabs.find((known) => known === status) ?? '',
    sort: rosterSorts.find((known) => known === sort) ?? '',
    page: parsePageNumber(page),
  };
}

/** In the words of the API. */
export function toApiQuery({ search, status, sort, page }: RosterQuery): string {
  const [sortBy, sortOrder] = sorts[sort];
  const query = new URLSearchParams({ page: String(page), sortBy, sortOrder });
  if (search !== '') query.set('search', search);
  if (status !== '') query.set('status', status);
  return query.toString();
}

/** Whether whoever books now stands at the top of it. */
export const isNewestFirst = ({ search, status, sort, page }: RosterQuery): boolean =>
  search === '' && status !== 'cancelled' && sort === '' && page === 1;
