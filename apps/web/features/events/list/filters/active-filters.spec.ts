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
      '1 past event priced up to 25 for “jazz” in Music (beginners) by Open Table this weekend from 15 Mar 2027 until 20 Mar 2027 with seats left',
    );
  });

  it.each([
    [{ period: 'past' }, '7 past events'],
    [{ price: 'free' }, '7 free events'],
    [{ price: '25' }, '7 events priced up to 25'],
    [{ search: 'jazz' }, '7 events for “jazz”'],
    [{ category: 'Music' }, '7 events in Music'],
    [{ organiser: 'open-table' }, '7 events by Open Table'],
    [{ when: 'today' }, '7 events today'],
    [{ from: '2027-03-15' }, '7 events from 15 Mar 2027'],
    [{ to: '2027-03-15' }, '7 events until 15 Mar 2027'],
    [{ available: 'true' }, '7 events with seats left'],
    [{ period: 'past', price: 'free', search: 'jazz' }, '7 past free events for “jazz”'],
  ])('make a sentence: %o', (parameters, sentence) => {
    const found = { total: 7, isTotalExact: true };
    expect(describeResult(parseListQuery(parameters), found, facets)).toBe(sentence);
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
