import { listOrganiserEventsQuerySchema } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { consolePaths } from '@/lib/http/console-paths';
import { parseTableQuery, toApiQuery } from './event-table-query';

const ofAddress = (address: string) =>
  Object.fromEntries(new URL(address, 'https://lastseat.example').searchParams);

it('the list is the same after a reload, and for a colleague who gets its address', () => {
  const query = { search: 'jazz', status: 'draft', period: 'past', page: 3 } as const;
  expect(parseTableQuery(ofAddress(consolePaths.events('hall', query)))).toEqual(query);
  const usual = { search: '', status: '', period: '', page: 1 } as const;
  expect(consolePaths.events('hall', usual)).toBe('/organise/hall/events');
  expect(parseTableQuery({})).toEqual(usual);
});

it('whatever cannot be read in an address is left out', () => {
  const strange = { search: ['a', 'b'], status: 'lost', period: '1', page: '-1' };
  expect(parseTableQuery(strange)).toEqual(parseTableQuery({}));
});

it('the API takes what is asked', () => {
  const asked = toApiQuery({
    search: 'a\u0000b',
    status: 'cancelled',
    period: 'upcoming',
    page: 2,
  });
  const query = Object.fromEntries(new URLSearchParams(asked.replace('%00', '')));
  expect(listOrganiserEventsQuerySchema.parse(query)).toMatchObject({
    ...{ search: 'ab', status: 'cancelled' },
    ...{ period: 'upcoming', page: 2 },
  });
});
