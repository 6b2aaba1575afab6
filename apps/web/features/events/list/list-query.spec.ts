import { listEventsQuerySchema } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { eventSorts, parseListQuery, toApiQuery } from './list-query';

describe('parseListQuery', () => {
  it('reads what the address says', () => {
    expect(parseListQuery({ search: ' jazz ', sort: 'price-desc', page: '3' })).toEqual({
      search: 'jazz',
      sort: 'price-desc',
      page: 3,
    });
  });

  it('takes what it cannot read for the default', () => {
    const first = { search: '', sort: 'date', page: 1 };
    expect(parseListQuery({})).toEqual(first);
    expect(parseListQuery({ search: ['a', 'b'], sort: 'seats', page: '-1' })).toEqual(first);
    expect(parseListQuery({ search: '\0', sort: ['price'], page: '0' })).toEqual(first);
  });
});

describe('toApiQuery', () => {
  it('is always a query that the API accepts', () => {
    const searches = ['', 'jazz', '100 %', '\0'.repeat(3), 'x'.repeat(500), ` ${'y '.repeat(99)}`];
    for (const sort of eventSorts) {
      for (const search of searches) {
        const query = toApiQuery(parseListQuery({ search, sort, page: '999999' }));
        expect(listEventsQuerySchema.safeParse(query).error).toBeUndefined();
      }
    }
  });

  it('puts the dearest first when asked to', () => {
    const query = toApiQuery({ search: '', sort: 'price-desc', page: 1 });
    expect(query).toMatchObject({ sortBy: 'price', sortOrder: 'desc' });
  });
});
