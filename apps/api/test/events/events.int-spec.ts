/** The list of events and one event of it, as everyone may read them. */
import {
  eventPageSchema,
  eventSchema,
  type EventDetails,
  type EventPage,
} from '@lastseat/contracts';
import type { EventData } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventsService } from '../../src/events/events.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { strictly } from '../support/strictly.js';

const HOUR_MS = 60 * 60 * 1000;

const database = useDatabase();
const time = manualClock();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
});
afterAll(() => target.close());

async function list(query: Record<string, string | number> = {}): Promise<EventPage> {
  const words = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const path = `/api/events?${new URLSearchParams(words).toString()}`;
  const answer = await send(target.origin, 'GET', path);
  expect(answer.status, `${path} was answered ${answer.text}`).toBe(200);
  return eventPageSchema.parse(JSON.parse(answer.text));
}

/** Every page of the query, one after the other. */
async function listAll(query: Record<string, string | number>): Promise<EventDetails[]> {
  const first = await list(query);
  const pages = [first];
  while (pages.length < first.meta.totalPages) {
    pages.push(await list({ ...query, page: pages.length + 1 }));
  }
  return pages.flatMap(({ data }) => data);
}

const titlesOf = (events: EventDetails[]) => events.map(({ title }) => title);

/** Events that only this one search finds. */
async function createTagged(tag: string, events: Partial<EventData>[]): Promise<EventData[]> {
  const created: EventData[] = [];
  for (const event of events) {
    created.push(await createEvent(database, { totalTickets: 10, venue: tag, ...event }));
  }
  return created;
}

describe('Paging', () => {
  const startsAt = new Date(time.clock().getTime() + HOUR_MS);

  beforeAll(async () => {
    const same = { title: 'Twin', priceCents: 700, startsAt };
    const events = Array.from({ length: 23 }, (_, index) =>
      // Ids in no order, so that the order of insertion is none of the sort orders.
      index % 2 === 0 ? same : { ...same, id: newId({ msecs: 1_000 * (100 - index) }) },
    );
    await createTagged('paging', events);
  });

  it.each(
    ['date', 'price', 'title'].flatMap((sortBy) =>
      ['asc', 'desc'].map((sortOrder) => [sortBy, sortOrder] as const),
    ),
  )('by %s %s of events that are all equal shows each exactly once', async (sortBy, sortOrder) => {
    const events = await listAll({ search: 'paging', limit: 5, sortBy, sortOrder });
    expect(events).toHaveLength(23);
    expect(new Set(events.map(({ id }) => id)).size).toBe(23);
  });

  it('has ten events on a page unless told otherwise, and says how many there are', async () => {
    const page = await list({ search: 'paging' });
    expect(page.data).toHaveLength(10);
    expect(page.meta).toEqual({
      total: 23,
      isTotalExact: true,
      page: 1,
      limit: 10,
      totalPages: 3,
    });
    expect((await list({ search: 'paging', page: 3 })).data).toHaveLength(3);
  });

  it('takes limits from 1 to 50', async () => {
    expect((await list({ search: 'paging', limit: 1 })).meta).toMatchObject({ totalPages: 23 });
    expect((await list({ search: 'paging', limit: 50 })).data).toHaveLength(23);
  });

  it('past the end is empty, however far', async () => {
    for (const page of [4, 999_999]) {
      const { data, meta } = await list({ search: 'paging', page, limit: 50 });
      expect(data).toEqual([]);
      expect(meta).toMatchObject({ total: 23, page, limit: 50, totalPages: 1 });
    }
  });

  it('of nothing has no pages', async () => {
    const { data, meta } = await list({ search: 'there is no such event' });
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ total: 0, isTotalExact: true, totalPages: 0 });
  });
});

describe('Sorting', () => {
  beforeAll(async () => {
    const at = (hours: number) => new Date(time.clock().getTime() + hours * HOUR_MS);
    await createTagged('sorting', [
      { title: 'Cabaret', priceCents: 900, startsAt: at(1) },
      { title: 'Aria', priceCents: 0, startsAt: at(3) },
      { title: 'Ballet', priceCents: 10_000, startsAt: at(2) },
    ]);
  });

  it.each([
    ['date', ['Cabaret', 'Ballet', 'Aria']],
    ['price', ['Aria', 'Cabaret', 'Ballet']],
    ['title', ['Aria', 'Ballet', 'Cabaret']],
  ])('by %s works both ways', async (sortBy, titles) => {
    const ask = async (order: object) =>
      titlesOf((await list({ search: 'sorting', sortBy, ...order })).data);
    expect(await ask({})).toEqual(titles);
    expect(await ask({ sortOrder: 'asc' })).toEqual(titles);
    expect(await ask({ sortOrder: 'desc' })).toEqual(titles.toReversed());
  });

  it('is by date, the next one first, unless told otherwise', async () => {
    const { data } = await list({ search: 'sorting' });
    expect(titlesOf(data)).toEqual(['Cabaret', 'Ballet', 'Aria']);
  });
});

describe('Searching', () => {
  beforeAll(async () => {
    await createEvent(database, { totalTickets: 10, title: 'Nothing to do with it' });
  });

  it.each([
    ['title', { title: 'A Zither Recital' }, 'zither'],
    ['description', { description: 'Bring your own theremin' }, 'THEREMIN'],
    ['category', { category: 'Glass harmonica' }, 'glass HARM'],
    ['venue', { venue: 'The Ondes Martenot Room' }, 'martenot'],
    ['address', { address: '4 Cristal Baschet Lane' }, 'baschet lane'],
    ['weekday', { venue: 'Marimba Hall', startsAt: new Date('2031-01-01T12:00Z') }, 'wed marimba'],
    [
      'month',
      { venue: 'Celesta Hall', startsAt: new Date('2031-01-01T12:00Z') },
      'celesta january',
    ],
    ['price of nothing', { venue: 'Hurdy Hall', priceCents: 0 }, 'free hurdy'],
    ['accented letters', { title: 'An Evening with Dvořák' }, 'DVOŘÁK'],
    ['another alphabet', { title: 'Концерт в парке' }, 'КОНЦЕРТ'],
  ])('finds by a part of the %s, whatever the case', async (_field, event, search) => {
    const created = await createEvent(database, { totalTickets: 10, ...event });
    const { data } = await list({ search });
    expect(data.map(({ id }) => id)).toEqual([created.id]);
  });

  it.each(['%', '_', '\\', "'", "' | 'qzx", '*:*', '&', '…'])(
    'for %s is a search like any other, and finds no more than it says',
    async (search) => {
      expect((await list({ search, limit: 50 })).meta.total).toBe(0);
    },
  );

  it('ignores spaces around the words, and only spaces find everything', async () => {
    expect((await list({ search: '  zither ' })).meta.total).toBe(1);
    expect((await list({ search: '   ' })).meta.total).toBe((await list()).meta.total);
  });
});

describe('The period', () => {
  it('tells events that are still to start from those that have started', async () => {
    const now = time.clock().getTime();
    await createTagged('period', [
      { title: 'Over', startsAt: new Date(now - HOUR_MS) },
      { title: 'Starting now', startsAt: new Date(now) },
      { title: 'In a moment', startsAt: new Date(now + 1) },
    ]);
    const ask = async (period: object) =>
      titlesOf((await list({ search: 'period', ...period })).data);
    expect(await ask({ period: 'past' })).toEqual(['Over', 'Starting now']);
    expect(await ask({ period: 'upcoming' })).toEqual(['In a moment']);
    expect(await ask({ period: 'all' })).toEqual(await ask({}));
    expect(await ask({})).toHaveLength(3);
  });
});

describe('One event', () => {
  it('is shown whole, to anybody, and just as in the list', async () => {
    const [event] = await createTagged('detail', [{ title: 'A Detail', remainingTickets: 4 }]);
    const { organiserId: _organiser, ...shownFields } = event!;
    const answer = await send(target.origin, 'GET', `/api/events/${event!.id.toUpperCase()}`);
    expect(answer.status).toBe(200);
    const shown = strictly(eventSchema).parse(JSON.parse(answer.text));
    expect(shown).toEqual({
      ...shownFields,
      startsAt: event!.startsAt.toISOString(),
      organiser: { slug: 'an-organiser', name: 'An organiser' },
      currency: 'EUR',
      version: 0,
      coverImageId: null,
      cancelReason: null,
      seriesId: null,
      waitlistClosesAt: null,
      waitingCount: 0,
      allowsTransfer: true,
      asksNames: false,
      payment: 'venue',
      transferUntil: null,
    });
    expect((await list({ search: 'detail' })).data).toEqual([shown]);
  });

  it('that does not exist is 404', async () => {
    const answer = await send(target.origin, 'GET', `/api/events/${newId()}`);
    expectProblem(answer, 404, 'event_not_found');
  });
});

describe('The ids of events to come', () => {
  it('are those of the ones that start next, where there are more than asked for', async () => {
    time.advance(10); // The others start an hour later, or have begun.
    const now = time.clock().getTime();
    const ids: string[] = [];
    for (const ms of [3, 1, 2, -1]) {
      const event = { totalTickets: 5, startsAt: new Date(now + ms) };
      ids.push((await createEvent(database, event)).id);
    }
    const found = await target.app.get(EventsService).listUpcomingIds(2);
    expect(found).toEqual([ids[1], ids[2]]);
  });
});
