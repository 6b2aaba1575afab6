/** The list in which members find their events. */
import { organiserEventPageSchema } from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { createPeople, type Person } from '../support/person.js';

const HOUR_MS = 60 * 60 * 1_000;

const database = useDatabase();
const time = manualClock();
const inHours = (hours: number) => new Date(time.clock().getTime() + hours * HOUR_MS);
let target: TestApp;
afterAll(() => target.close());

describe('The list of an organiser', () => {
  let listed: Person;
  let path: string;
  const ask = async (query = '') =>
    listed.get(organiserEventPageSchema.strict(), `${path}?${query}`);
  const titles = async (query = '') => (await ask(query)).data.map(({ title }) => title);

  beforeAll(async () => {
    target = await startApp(database.url, {}, { clock: time.clock });
    [listed] = (await createPeople(database, target, 1)) as [Person];
    const member = { userId: listed.id, role: 'door' as const };
    const own = await insertOrganiser(database.query.bind(database), [member]);
    path = `/organisers/${own}/events`;
    const events = [
      { title: 'Long over', startsAt: inHours(-48) },
      { title: 'Soon', startsAt: inHours(1), venue: '100% hall' },
      { title: 'Just over', startsAt: inHours(-1), status: 'cancelled' as const },
      { title: 'Later', startsAt: inHours(99), status: 'draft' as const, category: 'Fine_Arts' },
    ];
    for (const event of events) {
      const seats = { totalTickets: 5, remainingTickets: 2 };
      await createEvent(database, { ...seats, ...event, organiserId: own });
    }
  });

  it('has what is ahead first, the soonest at the top, and then what is over', async () => {
    expect(await titles()).toEqual(['Soon', 'Later', 'Just over', 'Long over']);
  });

  it.each([
    ['status=draft', ['Later']],
    ['status=cancelled', ['Just over']],
    ['period=past', ['Just over', 'Long over']],
    ['period=upcoming&status=scheduled', ['Soon']],
    ['search=SOON', ['Soon']],
    ['search=hall%20long', ['Long over']],
    ['search=fine_a', ['Later']],
    ['search=100%25%20h', ['Soon']],
    ['search=%25', ['Soon']],
    ['search=_', ['Later']],
    ['search=%5C', []],
    ['search=nothing', []],
  ])('asked with %s has just those', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('comes in pages, with what is sold and left of each', async () => {
    const { data, meta } = await ask('limit=3&page=2');
    expect(meta).toEqual({ total: 4, page: 2, limit: 3, totalPages: 2 });
    expect(data).toMatchObject([{ title: 'Long over', confirmedTickets: 3, remainingTickets: 2 }]);
  });
});
