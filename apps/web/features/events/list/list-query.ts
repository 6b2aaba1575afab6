import { cleanSearch } from '@/lib/format/clean-search';
import { parsePageNumber } from '@/lib/format/page-number';
import { parseDay } from '@/lib/format/parse-day';

export const eventSorts = ['relevance', 'date', 'price', 'price-desc', 'title'] as const;
export type EventSort = (typeof eventSorts)[number];

/** `''` is any, and leaves no trace in the address. */
const eventTimes = ['', 'today', 'weekend', 'month'] as const;
type EventTime = (typeof eventTimes)[number];

/** Nothing, or at most so much of the event's own currency. */
export const eventPrices = ['', 'free', '25', '50', '100'] as const;
type EventPrice = (typeof eventPrices)[number];

/** What the address of a list says: a link shows everyone the same list. */
export interface EventListQuery {
  search: string;
  category: string;
  level: string;
  /** The slug of one organiser. */
  organiser: string;
  when: EventTime;
  /** Days on the clock of the venue, such as `2027-03-15`. */
  from: string;
  to: string;
  price: EventPrice;
  /** Only what has seats left. */
  available: boolean;
  period: 'upcoming' | 'past';
  sort: EventSort;
  page: number;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseListQuery(parameters: SearchParams): EventListQuery {
  const textOf = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' ? value : '';
  };
  const search = cleanSearch(textOf('search'));
  return {
    search,
    category: cleanSearch(textOf('category')),
    level: cleanSearch(textOf('level')),
    organiser: cleanSearch(textOf('organiser')),
    when: findKnown(eventTimes, textOf('when')) ?? '',
    from: parseDay(textOf('from')),
    to: parseDay(textOf('to')),
    price: findKnown(eventPrices, textOf('price')) ?? '',
    available: textOf('available') === 'true',
    period: textOf('period') === 'past' ? 'past' : 'upcoming',
    sort: toSort(textOf('sort'), search),
    page: parsePageNumber(parameters['page']),
  };
}

function findKnown<Known extends string>(all: readonly Known[], text: string): Known | undefined {
  return all.find((known) => known === text);
}

/** Without a search nothing fits it better than the rest. */
function toSort(text: string, search: string): EventSort {
  const sort = findKnown(eventSorts, text);
  if (sort === undefined || (sort === 'relevance' && search === '')) return defaultSort(search);
  return sort;
}

export const defaultSort = (search: string): EventSort => (search === '' ? 'date' : 'relevance');

/** In the words of the API. */
export function toApiQuery(query: EventListQuery): Record<string, string> {
  const {
    search,
    category,
    level,
    organiser,
    when,
    from,
    to,
    price,
    available,
    period,
    sort,
    page,
  } = query;
  // Of what is over, the latest is nearest.
  const isDescending = sort === 'price-desc' || (sort === 'date' && period === 'past');
  return {
    period,
    sortBy: sort === 'price-desc' ? 'price' : sort,
    sortOrder: isDescending ? 'desc' : 'asc',
    page: String(page),
    ...(search !== '' && { search }),
    ...(category !== '' && { category }),
    ...(level !== '' && { level }),
    ...(organiser !== '' && { organiser }),
    ...(when !== '' && { when }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(price !== '' && { maxPriceCents: price === 'free' ? '0' : `${price}00` }),
    ...(available && { available: 'true' }),
  };
}
