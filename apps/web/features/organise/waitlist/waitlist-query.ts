import { cleanSearch } from '@/lib/format/clean-search';
import { parsePageNumber } from '@/lib/format/page-number';

/** `''` is those who wait. */
export const waitlistTabs = ['', 'history'] as const;
export type WaitlistTab = (typeof waitlistTabs)[number];

/** What the address of a waitlist says. */
export interface WaitlistQuery {
  search: string;
  list: WaitlistTab;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseWaitlistQuery({ search, list, page }: SearchParams): WaitlistQuery {
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    list: list === 'history' ? 'history' : '',
    page: parsePageNumber(page),
  };
}

/** In the words of the API. */
export function toApiQuery({ search, list, page }: WaitlistQuery): string {
  const query = new URLSearchParams({ list: list === '' ? 'waiting' : list, page: String(page) });
  if (search !== '') query.set('search', search);
  return query.toString();
}
