import { invoiceStatuses, type InvoiceStatus } from '@lastseat/contracts';
import { cleanSearch } from '@/lib/format/clean-search';
import { parsePageNumber } from '@/lib/format/page-number';

/** `''` is all of them. */
export const invoiceTabs = ['', ...invoiceStatuses] as const;
type InvoiceTab = '' | InvoiceStatus;

/** What the address of the list says. */
export interface InvoicesQuery {
  search: string;
  status: InvoiceTab;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseInvoicesQuery({ search, status, page }: SearchParams): InvoicesQuery {
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    status: invoiceTabs.find((tab) => tab === status) ?? '',
    page: parsePageNumber(page),
  };
}

/** In the words of the API. */
export function toApiQuery({ search, status, page }: InvoicesQuery): string {
  const query = new URLSearchParams({ page: String(page) });
  if (status !== '') query.set('status', status);
  if (search !== '') query.set('search', search);
  return query.toString();
}
