import { listRosterQuerySchema } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { consolePaths } from '@/lib/http/console-paths';
import { parseRosterQuery, rosterSorts, toApiQuery } from './roster-query';

const ofAddress = (address: string) =>
  Object.fromEntries(new URL(address, 'https://lastseat.example').searchParams);

it('a roster is the same after a reload, and for a colleague who gets its address', () => {
  const query = { search: 'ada', status: 'cancelled', sort: 'name', page: 3 } as const;
  expect(parseRosterQuery(ofAddress(consolePaths.roster('hall', '1', query)))).toEqual(query);
  const usual = { search: '', status: '', sort: '', page: 1 } as const;
  expect(consolePaths.roster('hall', '1', usual)).toBe('/organise/hall/events/1/roster');
  expect(parseRosterQuery({})).toEqual(usual);
});

it('whatever cannot be read in an address is left out', () => {
  const strange = { search: ['a', 'b'], status: 'lost', sort: 'note', page: '-1' };
  expect(parseRosterQuery(strange)).toEqual(parseRosterQuery({}));
});

it.each(rosterSorts)('the API takes what is asked, sorted by "%s"', (sort) => {
  const asked = toApiQuery({ search: 'ada', status: 'confirmed', sort, page: 2 });
  const query = listRosterQuerySchema.parse(Object.fromEntries(new URLSearchParams(asked)));
  expect(query).toMatchObject({ search: 'ada', status: 'confirmed', page: 2 });
});
