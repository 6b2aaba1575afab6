/** A search that finds more than it counts, on events whose order everybody can work out. */
import { eventPageSchema, type EventPage } from '@lastseat/contracts';
import { insertEvents, type EventData } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_FOUND } from '../../src/events/find/search-events.sql.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';

const database = useDatabase();
const HOUR_MS = 60 * 60 * 1_000;
const LIMIT = 50;

/** From what fits "tango wine" best to what fits at all, with their shares of seven events. */
const kinds = [
  { title: 'Wine and Tango', description: 'Come' },
  { title: 'Tangos and Wines', description: 'Come' },
  { title: 'Tango', description: 'With wine' },
  { title: 'An evening', description: 'Wine, and tango' },
  { title: 'An evening', description: 'Wines, and tangos' },
];
const shares = [4, 4, 3, 2, 4, 1, 0];

let target: TestApp;
let events: (EventData & { fit: number })[];

beforeAll(async () => {
  // The best ones are not the soonest, and not the first that were stored.
  const given = Array.from({ length: MOST_FOUND + 200 }, (_, index) => ({
    ...kinds[shares[index % 7]!]!,
    totalTickets: 10,
    priceCents: (index * 7) % 500,
    startsAt: new Date(Date.now() + ((index * 11) % 400) * HOUR_MS + HOUR_MS),
  }));
  const stored = await insertEvents(database.query.bind(database), given);
  events = stored.map((event, index) => ({ ...event, fit: shares[index % 7]! }));
  await database.query('ANALYZE');
  target = await startApp(database.url);
});
afterAll(() => target.close());

async function search(query: Record<string, string>): Promise<EventPage> {
  const parameters = new URLSearchParams({ search: 'tango wine', limit: String(LIMIT), ...query });
  const answer = await send(target.origin, 'GET', `/api/events?${parameters.toString()}`);
  return eventPageSchema.parse(JSON.parse(answer.text));
}

async function listAll(query: Record<string, string> = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; page <= MOST_FOUND / LIMIT; page++) {
    ids.push(...(await search({ ...query, page: String(page) })).data.map(({ id }) => id));
  }
  return ids;
}

type Compared = (event: (typeof events)[number]) => number;

/** The first that are shown, were all of them put in order. */
function sortEvents(...keys: Compared[]): string[] {
  const byKeys = keys.map((key) => (a: (typeof events)[number], b: typeof a) => key(a) - key(b));
  return [...events]
    .sort((a, b) => byKeys.reduce((found, by) => found || by(a, b), 0) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_FOUND)
    .map(({ id }) => id);
}

describe('A search that finds more than it counts', () => {
  it('says so, and ends with what it counted', async () => {
    const { meta } = await search({});
    expect(meta).toMatchObject({ total: MOST_FOUND, isTotalExact: false, totalPages: 20 });
    expect((await search({ page: '21' })).data).toEqual([]);
    expect((await search({ page: '20', limit: '49' })).data).toHaveLength(49);
    expect((await search({ page: '21', limit: '49' })).data).toHaveLength(MOST_FOUND - 20 * 49);
  });

  it('has what fits best first, and then the soonest, as if it had put all in order', async () => {
    const bestFirst = sortEvents(
      ({ fit }) => fit,
      ({ startsAt }) => startsAt.getTime(),
    );
    expect(await listAll()).toEqual(bestFirst);
  });

  it('has the cheapest first where that was chosen', async () => {
    expect(await listAll({ sortBy: 'price' })).toEqual(sortEvents(({ priceCents }) => priceCents));
  });

  it('counts all of them where a filter leaves few enough', async () => {
    const cheap = events.filter(({ priceCents }) => priceCents <= 100);
    const { data, meta } = await search({ maxPriceCents: '100' });
    expect(meta).toMatchObject({ total: cheap.length, isTotalExact: true });
    expect(data[0]?.title).toBe('Wine and Tango');
  });
});
