import { cleanSearch } from '@/lib/format/clean-search';
import { parsePageNumber } from '@/lib/format/page-number';

const tableStatuses = ['', 'draft', 'scheduled', 'cancelled'] as const;
export type TableStatus = (typeof tableStatuses)[number];

const tablePeriods = ['', 'upcoming', 'past'] as const;
export type TablePeriod = (typeof tablePeriods)[number];

/** What the address of an organiser's list says: a link shows a colleague the same list. */
export interface EventTableQuery {
  search: string;
  /** `''` is any, and leaves no trace in the address. */
  status: TableStatus;
  period: TablePeriod;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseTableQuery(parameters: SearchParams): EventTableQuery {
  const { search, status, period, page } = parameters;
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    status: tableStatuses.find((known) => known === status) ?? '',
    period: tablePeriods.find((known) => known === period) ?? '',
    page: parsePageNumber(page),
  };
}

/** In the words of the API. */
export function toApiQuery({ search, status, period, page }: EventTableQuery): string {
  const query = new URLSearchParams({ page: String(page) });
  if (search !== '') query.set('search', search);
  if (status !== '') query.set('status', status);
  if (period !== '') query.set('period', period);
  return query.toString();
}
