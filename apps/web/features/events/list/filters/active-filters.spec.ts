import { describe, expect, it } from 'vitest';
import { parseListQuery } from '@/features/events/list/list-query';
import { describeResult, listActiveFilters } from './active-filters';

const everything = parseListQuery({
  search: 'jazz',
  category: 'Music',
  level: 'beginners',
  organiser: 'open-table',
  when: 'weekend',
  from: '2027-03-15',
  to: '2027-03-20',
  price: '25',
  available: 'true',
  period: 'past',
});

const facets = {
  categories: [],
  organisers: [{ slug: 'open-table', name: 'Open Table', upcoming: 3 }],
};

describe('The filters of a list', () => {
  it('are told with the number of what was found', () => {
    expect(describeResult(parseListQuery({}), { total: 1_200, isTotalExact: true }, facets)).toBe(
      '1,200 events',
    );
    expect(describeResult(everything, { total: 1, isTotalExact: true }, facets)).toBe(
      '1 event for “jazz”, Music, beginners, by Open Table, this weekend, from 15 Mar 2027, until 20 Mar 2027, up to 25, seats left, past',
    );
  });

  it('are told with what was counted, where nobody counted all', () => {
    const found = { total: 1_000, isTotalExact: false };
    expect(describeResult(parseListQuery({ search: 'music' }), found, facets)).toBe(
      'More than 1,000 events for “music”',
    );
  });

  it('are each taken off by what is named with it, and all of them leave the whole list', () => {
    let query = everything;
    for (const { text, off } of listActiveFilters(everything, facets)) {
      query = { ...query, ...off };
      expect(listActiveFilters(query, facets).map((filter) => filter.text)).not.toContain(text);
    }
    expect(query).toEqual(parseListQuery({}));
  });
});
