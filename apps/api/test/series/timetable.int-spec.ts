/** What an organiser's events are of, and its weeks: for everybody, for calendars, and for its members. */
import {
  calendarSchema,
  organiserCategoriesSchema,
  organiserEventSchema,
  timetableSchema,
  type EventDetails,
} from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { createPeople, readAs, type Person } from '../support/person.js';

const database = useDatabase();
const run = database.query.bind(database);
let target: TestApp;
let owner: Person;

beforeAll(async () => {
  target = await startApp(database.url);
  [owner] = (await createPeople(database, target, 1)) as [Person];
});
afterAll(() => target.close());

const newOrganiser = () => insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);

const read = async <T>(schema: Parameters<typeof readAs<T>>[0], path: string) =>
  readAs(schema, await send(target.origin, 'GET', `/api${path}`));

const draft = (given: object = {}) => ({
  title: 'Salsa',
  category: 'Salsa',
  startsAt: '2999-01-07T08:30:00.000Z',
  timeZone: 'Australia/Sydney',
  venue: 'A studio',
  totalTickets: 20,
  ...given,
});

const series = (given: object = {}) => ({
  ...{ title: 'Salsa', category: 'Salsa', venue: 'A studio', totalTickets: 20 },
  ...{ timeZone: 'Australia/Sydney', durationMinutes: 55, from: '2026-01-05' },
  slots: [{ weekday: 1, startTime: '18:30' }],
  ...given,
});

describe('The categories of an organiser', () => {
  const lists = [
    { name: 'Salsa', levels: ['1', '2', '3'] },
    { name: 'Bachata', levels: ['1', '2'] },
    { name: 'Reggaeton', levels: [] },
  ];
  let organiserId: string;
  let oldId: string;
  const define = (categories: object[]) =>
    owner.ask('PUT', `/organisers/${organiserId}/categories`, { body: { categories } });
  const add = (given: object) =>
    owner.ask('POST', `/organisers/${organiserId}/events`, { body: draft(given) });
  const list = () => read(organiserCategoriesSchema, `/organisers/${organiserId}/categories`);

  beforeAll(async () => {
    organiserId = await newOrganiser();
  });

  it('are whatever its published events are of, until somebody draws up the list', async () => {
    const tango = { organiserId, totalTickets: 5, category: 'Tango', level: 'Open' };
    ({ id: oldId } = await createEvent(database, tango));
    expect((await add({ category: 'Secret', level: 'Deep' })).status).toBe(201);
    expect(await list()).toEqual({
      isDefined: false,
      data: [{ name: 'Tango', levels: ['Open'] }],
    });
  });

  it('that events to come are of stay on the list', async () => {
    const { errors } = expectProblem(await define(lists), 409, 'category_in_use');
    expect(errors?.map(({ path }) => path).sort()).toEqual([
      ['categories', 'Secret', 'Deep'],
      ['categories', 'Tango', 'Open'],
    ]);
    expect((await list()).isDefined).toBe(false);
    await database.query(
      `UPDATE "Event" SET "startsAt" = now() - interval '1 day' WHERE "organiserId" = $1`,
      [organiserId],
    );
    expect((await define(lists)).status).toBe(200);
    expect(await list()).toEqual({ isDefined: true, data: lists });
  });

  it.each([
    ['an event of one of them', { category: 'Salsa', level: '3' }, 201],
    ['one of all levels', { category: 'Salsa' }, 201],
    ['one of a category without levels', { category: 'Reggaeton' }, 201],
    ['reggaeton 1', { category: 'Reggaeton', level: '1' }, 422],
    ['bachata 3', { category: 'Bachata', level: '3' }, 422],
    ['what only an old event has', { category: 'Tango', level: 'Open' }, 422],
  ])('take %s, or refuse it', async (_what, kind, status) => {
    const answer = await add(kind);
    expect(answer.status, answer.text).toBe(status);
    if (status === 422) expectProblem(answer, 422, 'unknown_category');
    const path = `/organisers/${organiserId}/series`;
    const ofSeries = await owner.ask('POST', path, { body: series(kind) });
    expect(ofSeries.status, ofSeries.text).toBe(status);
  });

  it('hold for an event that is changed, and for the database itself', async () => {
    const { id } = readAs(organiserEventSchema, await add({ category: 'Salsa', level: '1' }));
    const change = (body: object) =>
      owner.ask('PATCH', `/events/${id}`, { headers: { 'if-match': '"0"' }, body });
    expectProblem(await change({ category: 'Bachata', level: '3' }), 422, 'unknown_category');
    expectProblem(await change({ category: 'Reggaeton' }), 422, 'unknown_category');
    expect((await change({ level: '2', host: 'Ana' })).status).toBe(200);
    const write = (change: string) =>
      database.query(`UPDATE "Event" SET ${change} WHERE id = $1`, [id]);
    await expect(write(`category = 'Bachata', level = '3'`)).rejects.toMatchObject({
      code: '23503',
      constraint: 'Event_organiserId_category_level_fkey',
    });
    await expect(write(`category = 'Tango', level = 'Open'`)).rejects.toMatchObject({
      code: '23503',
    });
    const copying = owner.ask('POST', `/events/${oldId}/duplicate`);
    expectProblem(await copying, 422, 'unknown_category');
  });
});

describe('The timetable of an organiser', () => {
  let organiserId: string;
  let slug: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    organiserId = await newOrganiser();
    slug = `organiser-${organiserId}`;
    const add = async (startsAt: string, given: object = {}) => {
      const event = { organiserId, totalTickets: 20, timeZone: 'Australia/Sydney', ...given };
      return (await createEvent(database, { ...event, startsAt: new Date(startsAt) })).id;
    };
    const bachata = { category: 'Bachata', level: '2' };
    ids = {
      // Sunday evening in Sydney, when it is still Saturday in New York.
      sunday: await add('2999-01-06T10:30:00Z'),
      // Monday morning in Sydney: in London it is Sunday.
      monday: await add('2999-01-06T20:00:00Z', { ...bachata, remainingTickets: 3 }),
      cancelled: await add('2999-01-09T08:30:00Z', { status: 'cancelled' }),
      draft: await add('2999-01-09T09:30:00Z', { status: 'draft' }),
      // Sunday in New York, and Monday in Sydney.
      abroad: await add('2999-01-13T15:00:00Z', { timeZone: 'America/New_York' }),
      next: await add('2999-01-13T20:00:00Z', bachata),
    };
  });

  const week = (query = '') => read(timetableSchema, `/organisers/${slug}/timetable?${query}`);
  const nameOf = ({ id }: Pick<EventDetails, 'id'>) =>
    Object.keys(ids).find((name) => ids[name] === id);

  it('has the week of a day, from Monday to Sunday on the clock of each event, and no draft', async () => {
    const { data, from, to, ...rest } = await week('from=2999-01-09');
    expect([from, to]).toEqual(['2999-01-07', '2999-01-13']);
    expect(data.map(nameOf)).toEqual(['monday', 'cancelled', 'abroad']);
    expect(data[0]).toMatchObject({ remainingTickets: 3, status: 'scheduled' });
    expect(rest).toMatchObject({ timeZone: 'Australia/Sydney', organiser: { slug } });
    expect(rest).toMatchObject({ previous: '2998-12-31', next: '2999-01-14' });
  });

  it('leads no further than there is something', async () => {
    expect(await week('from=2999-01-01')).toMatchObject({ previous: null, next: '2999-01-07' });
    expect(await week('from=2999-01-14')).toMatchObject({ previous: '2999-01-07', next: null });
    expect((await week()).data).toEqual([]);
  });

  it('is narrowed to a category and a level', async () => {
    const narrowed = await week('from=2999-01-09&category=bachata&level=2');
    expect(narrowed.data.map(nameOf)).toEqual(['monday']);
    expect(narrowed.categories.map(({ name }) => name)).toContain('Bachata');
    expect((await week('from=2999-01-09&category=Bachata&level=1')).data).toEqual([]);
  });

  it('is a feed for calendars, which is not sent again while nothing has changed', async () => {
    const path = `/api/organisers/${slug}/timetable.ics`;
    const feed = await send(target.origin, 'GET', path);
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const uids = [...feed.text.matchAll(/UID:(\S+)@lastseat/g)].map(([, id]) =>
      nameOf({ id: id! }),
    );
    expect(uids).toEqual(['sunday', 'monday', 'cancelled', 'abroad', 'next']);
    expect(feed.text.match(/STATUS:CANCELLED/g)).toHaveLength(1);
    expect(feed.text).not.toContain('VALARM');
    const again = { headers: { 'if-none-match': feed.headers.etag! } };
    expect((await send(target.origin, 'GET', path, again)).status).toBe(304);
    await database.query(`UPDATE "Event" SET venue = 'Elsewhere' WHERE id = $1`, [ids['next']]);
    expect((await send(target.origin, 'GET', path, again)).status).toBe(200);
    const narrowed = await send(target.origin, 'GET', `${path}?category=Bachata`);
    expect(narrowed.text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it('has drafts for its members, and what of a series each is', async () => {
    const path = `/organisers/${organiserId}/calendar?from=2999-01-09`;
    const { data } = await owner.get(calendarSchema, path);
    expect(data.map(nameOf)).toEqual(['monday', 'cancelled', 'draft', 'abroad']);
    expect(data[0]).toMatchObject({
      seriesDate: null,
      isSeriesChanged: false,
      confirmedTickets: 17,
    });
  });
});
