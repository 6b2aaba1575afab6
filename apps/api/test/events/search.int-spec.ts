/** What people type, and the event of the seed that they must find first. */
import { categoryListSchema, eventPageSchema } from '@lastseat/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../prisma/seed.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { send } from '../support/http.js';
import { strictly } from '../support/strictly.js';

const database = useDatabase();
// A Thursday, so that it is known on which weekday each event is.
const now = new Date('2027-03-11T09:00:00.000Z');
let target: TestApp;

beforeAll(async () => {
  await seed(database.ownerUrl, now);
  await closeSchool();
  target = await startApp(database.url, {}, { clock: () => now });
});
afterAll(() => target.close());

/** Its classes would be half of every page: what people type is tried on what is held once. */
async function closeSchool(): Promise<void> {
  await database.query(
    `DELETE FROM "Booking" WHERE "eventId" IN (SELECT id FROM "Event" WHERE "seriesId" IS NOT NULL);
     DELETE FROM "Event" WHERE "seriesId" IS NOT NULL;
     DELETE FROM "SeriesSlot";
     DELETE FROM "Series";
     DELETE FROM "SearchWord";
     INSERT INTO "SearchWord" (word)
     SELECT DISTINCT word FROM "EventSearch", unnest(tsvector_to_array(document)) AS word`,
  );
}

async function findTitles(query: Record<string, string>): Promise<string[]> {
  const parameters = new URLSearchParams({ period: 'upcoming', ...query });
  const answer = await send(target.origin, 'GET', `/api/events?${parameters.toString()}`);
  return eventPageSchema.parse(JSON.parse(answer.text)).data.map(({ title }) => title);
}

describe('A search of the kind people type', () => {
  it.each([
    ['vienna music', 'Limited Concert'],
    ['music vienna', 'Limited Concert'],
    ['krakow', 'City Half Marathon'],
    ['KRAKÓW', 'City Half Marathon'],
    ['marathon krakow', 'City Half Marathon'],
    ['jaz berlin', 'Midnight Jazz Session'],
    ['berlin jazz', 'Midnight Jazz Session'],
    ['jazz in berlin', 'Midnight Jazz Session'],
    ['free yoga sunday', 'Sunrise Yoga on the Roof'],
    ['yogga', 'Sunrise Yoga on the Roof'],
    ['shakespear', 'Shakespeare in Ninety Minutes'],
    ['shakspeare london', 'Shakespeare in Ninety Minutes'],
    ['wine bordeaux', 'Natural Wine Tasting'],
    ['bordeux wine', 'Natural Wine Tasting'],
    ['tokyo tea', 'Tea and Calligraphy'],
    ['tea', 'Tea and Calligraphy'],
    ['caligraphy', 'Tea and Calligraphy'],
    ['bookbindng', 'Introduction to Bookbinding'],
    ['binding', 'Introduction to Bookbinding'],
    ['dvorak', 'Symphony under the Stars'],
    ['symfony prague', 'Symphony under the Stars'],
    ['postgres', 'PostgreSQL from the Inside'],
    ['open source', 'Open Source Evening'],
    ['free pizza', 'Open Source Evening'],
    ['sourdough lyon', 'Sourdough for Beginners'],
    ['tnago', 'Tango for Absolute Beginners'],
    ['buenos aires', 'Tango for Absolute Beginners'],
    ['comedy new york', 'Stand-up in English'],
    ['standup comedy', 'Stand-up in English'],
    ['night at the museum', 'Night at the Museum'],
    ['miklosiceva', 'Silent Film with Live Piano'],
    ['buster keaton', 'Silent Film with Live Piano'],
    ['photo walk antwerp', 'Street Photography Walk'],
    ['limited concert', 'Limited Concert'],
  ])('%s finds %s first', async (search, title) => {
    expect((await findTitles({ search }))[0]).toBe(title);
  });

  it.each([
    ['vienna yoga', 'a word of one event and a word of another'],
    ['1011', 'a number that is nearly one of an address'],
    ['xqzzyvw', 'a word that is like none'],
    ['%', 'what is no word'],
  ])('%s finds nothing: %s', async (search) => {
    expect(await findTitles({ search })).toEqual([]);
  });

  it('takes only what is spelt like it for a typo, and a word that is there for no typo', async () => {
    expect(await findTitles({ search: 'viena' })).toHaveLength(2);
    expect(await findTitles({ search: 'tea' })).not.toContain('Midnight Jazz Session');
  });

  it('puts a hit in the title before one in the text, and then the sooner one first', async () => {
    expect(await findTitles({ search: 'beginners' })).toEqual([
      'Tango for Absolute Beginners',
      'Sourdough for Beginners',
      'Sunrise Yoga on the Roof',
    ]);
  });

  it('takes a beginning for all words that begin so, however many they are', async () => {
    const titles = Array.from({ length: 25 }, (_, index) => `Quo${index} night`);
    for (const title of titles) await createEvent(database, { totalTickets: 1, title });
    expect(await findTitles({ search: 'quo', period: 'all', limit: '50' })).toHaveLength(25);
    await database.query(`DELETE FROM "Event" WHERE title LIKE 'Quo%'`);
  });

  it('is in the order that was chosen instead', async () => {
    expect(await findTitles({ search: 'beginners', sortBy: 'date' })).toEqual([
      'Sunrise Yoga on the Roof',
      'Tango for Absolute Beginners',
      'Sourdough for Beginners',
    ]);
    expect(await findTitles({ search: 'beginners', sortBy: 'price', sortOrder: 'desc' })).toEqual([
      'Tango for Absolute Beginners',
      'Sourdough for Beginners',
      'Sunrise Yoga on the Roof',
    ]);
  });

  it('finds an event by what it is called now, and not by what it was called', async () => {
    const rename = (title: string) =>
      database.query(`UPDATE "Event" SET title = $1 WHERE venue = 'Rooftop 11, Lisbon'`, [title]);
    await rename('Pilates on the Roof');
    expect(await findTitles({ search: 'pilates' })).toEqual(['Pilates on the Roof']);
    expect(await findTitles({ search: 'sunrise' })).toEqual([]);
    await rename('Sunrise Yoga on the Roof');
  });
});

describe('What an event is found by', () => {
  const rowOf = async (title: string) =>
    (
      await database.query<{ written: string }>(
        `SELECT search.xmin::text AS written FROM "EventSearch" AS search
         JOIN "Event" ON id = "eventId" WHERE "Event".title = $1`,
        [title],
      )
    )[0];

  it('is not written by a booking', async () => {
    const before = await rowOf('Limited Concert');
    await database.query(
      `UPDATE "Event" SET "remainingTickets" = 1, version = version + 1
       WHERE title = 'Limited Concert'`,
    );
    expect(before).toBeDefined();
    expect(await rowOf('Limited Concert')).toEqual(before);
  });

  it('goes with the event', async () => {
    const { id } = await createEvent(database, {
      totalTickets: 1,
      title: 'Theremin Night',
      startsAt: new Date(now.getTime() + 60_000),
    });
    expect(await findTitles({ search: 'theremin' })).toEqual(['Theremin Night']);
    await database.query(`DELETE FROM "Event" WHERE id = $1`, [id]);
    expect(await findTitles({ search: 'theremin', limit: '11' })).toEqual([]);
    expect(await database.query(`SELECT FROM "EventSearch" WHERE "eventId" = $1`, [id])).toEqual(
      [],
    );
  });
});

describe('A filter', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['category', { category: 'Theatre' }, ['Shakespeare in Ninety Minutes']],
    ['category in lower case', { category: 'theatre' }, ['Shakespeare in Ninety Minutes']],
    ['category with a search', { category: 'Music', search: 'berlin' }, ['Midnight Jazz Session']],
    ['place', { place: 'vienna' }, ['Limited Concert', 'Night at the Museum']],
    ['place and search', { place: 'vienna', search: 'museum' }, ['Night at the Museum']],
    [
      'first and last day',
      { from: '2027-03-16', to: '2027-03-17' },
      ['Tango for Absolute Beginners', 'Midnight Jazz Session'],
    ],
    ['weekend', { when: 'weekend' }, ['Sunrise Yoga on the Roof']],
    ['today', { when: 'today' }, []],
    ['highest price', { maxPriceCents: '0' }, ['Sunrise Yoga on the Roof', 'Open Source Evening']],
    ['lowest price', { minPriceCents: '15000', category: 'Sport' }, ['City Half Marathon']],
    ['seats left', { available: 'true', search: 'accessible' }, []],
    [
      'nothing but a search',
      { available: 'false', search: 'accessible' },
      ['Accessible Interfaces Workshop'],
    ],
    ['period', { period: 'past' }, ['Founders Breakfast']],
  ])('by %s narrows the list', async (_what, query, titles) => {
    expect(await findTitles(query)).toEqual(titles);
  });

  it('by month ends with it, on the clock of each venue', async () => {
    const titles = await findTitles({ when: 'month', limit: '50' });
    expect(titles).toContain('Tea and Calligraphy');
    expect(titles).not.toContain('Symphony under the Stars');
  });

  it('by the day is by that of the venue: an evening in New York is not yet tomorrow', async () => {
    expect(await findTitles({ from: '2027-03-19', to: '2027-03-19' })).toEqual([
      'Stand-up in English',
    ]);
    expect(await findTitles({ from: '2027-03-20', to: '2027-03-20' })).toEqual([
      'Sourdough for Beginners',
    ]);
  });
});

describe('The day at the venue', () => {
  it('counts where it is another day in UTC, and a weekend has a Saturday', async () => {
    const category = 'Late shows';
    const timeZone = 'America/New_York';
    const create = (title: string, startsAt: string) =>
      createEvent(database, {
        totalTickets: 1,
        category,
        timeZone,
        title,
        startsAt: new Date(startsAt),
      });
    await create('On Saturday', '2027-03-13T20:00:00Z');
    await create('Late on Sunday', '2027-03-15T02:00:00Z');
    const both = ['On Saturday', 'Late on Sunday'];
    expect(await findTitles({ category, when: 'weekend' })).toEqual(both);
    expect(await findTitles({ category, to: '2027-03-14' })).toEqual(both);
    expect(await findTitles({ category, from: '2027-03-15' })).toEqual([]);
    await database.query(`DELETE FROM "Event" WHERE category = $1`, [category]);
  });
});

describe('What a list can be narrowed to', () => {
  const read = async () => {
    const answer = await send(target.origin, 'GET', '/api/categories');
    return strictly(categoryListSchema).parse(JSON.parse(answer.text));
  };

  it('are the categories of the events to come, each with as many as its list has', async () => {
    const { data } = await read();
    expect(data.map(({ name }) => name)).not.toContain('Business');
    expect(data.slice(0, 2)).toMatchObject([
      { name: 'Arts', upcoming: 3 },
      { name: 'Music', upcoming: 3 },
    ]);
    for (const { name, upcoming } of data) {
      expect(await findTitles({ category: name, limit: '50' })).toHaveLength(upcoming);
    }
  });

  it('are their levels, each with as many as its list has', async () => {
    const { data } = await read();
    const levels = data.flatMap(({ name: category, levels }) =>
      levels.map(({ name: level, upcoming }) => ({ category, level, upcoming })),
    );
    expect(levels.length).toBeGreaterThan(3);
    for (const { upcoming, ...query } of levels) {
      expect(await findTitles({ ...query, limit: '50' })).toHaveLength(upcoming);
    }
  });

  it('are the organisers, the busiest first, each with as many as its list has', async () => {
    const { organisers } = await read();
    const counts = organisers.map(({ upcoming }) => upcoming);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(organisers.map(({ slug }) => slug).sort()).toEqual(['open-table', 'small-hall']);
    for (const { slug: organiser, upcoming } of organisers) {
      expect(await findTitles({ organiser, limit: '50' })).toHaveLength(upcoming);
    }
  });
});
