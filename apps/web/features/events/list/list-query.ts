import { parsePageNumber } from './page-number';

export const eventSorts = ['date', 'price', 'price-desc', 'title'] as const;
export type EventSort = (typeof eventSorts)[number];

/** What the address of a list says: a link shows everyone the same list. */
export interface EventListQuery {
  search: string;
  sort: EventSort;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** As the contract has it; what is longer cannot be found anyway. */
export const maxSearchLength = 100;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseListQuery({ search, sort, page }: SearchParams): EventListQuery {
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    sort: eventSorts.find((known) => known === sort) ?? 'date',
    page: parsePageNumber(page),
  };
}

export function cleanSearch(text: string): string {
  return text.replaceAll('\0', '').trim().slice(0, maxSearchLength).trim();
}

/** In the words of the API. */
export function toApiQuery({ search, sort, page }: EventListQuery): Record<string, string> {
  return {
    period: 'upcoming',
    sortBy: sort === 'price-desc' ? 'price' : sort,
    sortOrder: sort === 'price-desc' ? 'desc' : 'asc',
    page: String(page),
    ...(search !== '' && { search }),
  };
}
