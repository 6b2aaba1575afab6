import { idSchema, orderStates, type OrderState } from '@lastseat/contracts';
import { cleanSearch } from '@/lib/format/clean-search';

/** `''` is all of them. What came of money first: that is what is looked for. */
export const orderTabs = [
  '',
  'paid',
  'refunded',
  'failed',
  'open',
  'paying',
  'expired',
  'cancelled',
] as const satisfies readonly ('' | OrderState)[];
type OrderTab = '' | OrderState;

/** What the address of the list says. */
export interface OrdersQuery {
  search: string;
  state: OrderTab;
  /** What is older than the order of that id; empty: the newest. */
  before: string;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseOrdersQuery({ search, state, before }: SearchParams): OrdersQuery {
  return {
    search: typeof search === 'string' ? cleanSearch(search) : '',
    state: orderStates.find((one) => one === state) ?? '',
    before: idSchema.safeParse(before).data ?? '',
  };
}

/** In the words of the API. */
export function toApiQuery({ search, state, before }: OrdersQuery): string {
  const query = new URLSearchParams();
  if (state !== '') query.set('state', state);
  if (search !== '') query.set('search', search);
  if (before !== '') query.set('before', before);
  return query.toString();
}
