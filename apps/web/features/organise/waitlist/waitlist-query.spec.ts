import { expect, it } from 'vitest';
import { parseWaitlistQuery, toApiQuery } from './waitlist-query';

it('an address says which part of the line is shown', () => {
  const query = parseWaitlistQuery({ search: ' Ada ', list: 'history', page: '3' });
  expect(query).toEqual({ search: 'Ada', list: 'history', page: 3 });
  expect(toApiQuery(query)).toBe('list=history&page=3&search=Ada');
});

it('what cannot be read is those who wait, from the first on', () => {
  const query = parseWaitlistQuery({ search: ['a', 'b'], list: 'everybody', page: '-1' });
  expect(toApiQuery(query)).toBe('list=waiting&page=1');
});
