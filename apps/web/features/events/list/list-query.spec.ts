import { listEventsQuerySchema } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { paths } from '@/lib/http/paths';
import { eventSorts, parseListQuery, toApiQuery } from './list-query';

const everything = {
  search: 'jazz',
  category: 'Food & Drink',
  level: 'beginners',
  organiser: 'open-table',
  when: 'weekend',
  from: '2027-03-15',
  to: '2027-03-20',
  price: '25',
  available: 'true',
  period: 'past',
  sort: 'price-desc',
  page: '3',
};

describe('parseListQuery', () => {
  it('reads what the address says', () => {
    const query = parseListQuery({ ...everything, search: ' jazz ' });
    expect(query).toEqual({ ...everything, available: true, page: 3 });
  });

  it('takes what it cannot read for the default', () => {
    const first = parseListQuery({});
    expect(first).toMatchObject({
      search: '',
      when: '',
      period: 'upcoming',
      sort: 'date',
      page: 1,
    });
    expect(parseListQuery({ search: ['a', 'b'], sort: 'seats', page: '-1' })).toEqual(first);
    expect(parseListQuery({ search: '\0', sort: ['price'], page: '0' })).toEqual(first);
    expect(parseListQuery({ from: '2027-02-30', to: 'soon', price: '7', when: 'now' })).toEqual(
      first,
    );
  });

  it('puts what fits best first when something is searched for, and only then', () => {
    expect(parseListQuery({ search: 'jazz' }).sort).toBe('relevance');
    expect(parseListQuery({ search: 'jazz', sort: 'date' }).sort).toBe('date');
    expect(parseListQuery({ sort: 'relevance' }).sort).toBe('date');
  });

  it('reads what the address of a query was made from', () => {
    for (const query of [parseListQuery({}), parseListQuery(everything)]) {
      const { searchParams } = new URL(paths.events(query), 'http://localhost');
      expect(parseListQuery(Object.fromEntries(searchParams))).toEqual(query);
    }
  });
});

describe('toApiQuery', () => {
  it('is always a query that the API accepts', () => {
    const searches = ['', 'jazz', '100 %', '\0'.repeat(3), 'x'.repeat(500), ` ${'y '.repeat(99)}`];
    for (const sort of eventSorts) {
      for (const search of searches) {
        const parameters = { ...everything, search, category: search, sort, page: '999999' };
        const query = toApiQuery(parseListQuery(parameters));
        expect(listEventsQuerySchema.safeParse(query).error).toBeUndefined();
      }
    }
  });

  it('puts the dearest first when asked to, and of what is over the latest', () => {
    const dearest = toApiQuery(parseListQuery({ sort: 'price-desc' }));
    expect(dearest).toMatchObject({ sortBy: 'price', sortOrder: 'desc' });
    const past = toApiQuery(parseListQuery({ period: 'past' }));
    expect(past).toMatchObject({ sortBy: 'date', sortOrder: 'desc' });
  });
});
