/** A draft is there for the members of its organiser, and for nobody else. */
import {
  categoryListSchema,
  eventPageSchema,
  eventSchema,
  organiserEventPageSchema,
  organiserEventSchema,
} from '@lastseat/contracts';
import { insertBookings, insertOrganiser } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, send } from '../support/http.js';
import { followLive } from '../support/live-client.js';
import { createPeople, readAs, type Person } from '../support/person.js';

const database = useDatabase();
let target: TestApp;
let owner: Person;
let stranger: Person;
let organiserId: string;
/** A word that only the draft has: its title, category, level and venue. */
const word = `draft${newId().slice(24)}`;
let draftId: string;

beforeAll(async () => {
  target = await startApp(database.url);
  [owner, stranger] = (await createPeople(database, target, 2)) as [Person, Person];
  const run = database.query.bind(database);
  organiserId = await insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);
  const texts = { title: word, category: word, level: word, venue: word };
  const draft = { ...texts, organiserId, totalTickets: 3, status: 'draft' as const };
  ({ id: draftId } = await createEvent(database, draft));
});
afterAll(() => target.close());

const list = async (query: string) => {
  const answer = await send(target.origin, 'GET', `/api/events?${query}`);
  return readAs(eventPageSchema, answer).data;
};

describe('A draft', () => {
  it.each([
    ['the list', () => 'limit=50'],
    ['a search', () => `search=${word}`],
    ['a search by place', () => `place=${word}`],
    ['its category', () => `category=${word}`],
    ['its level', () => `level=${word}`],
    ['its organiser', () => `organiser=organiser-${organiserId}`],
  ])('is not found by %s', async (_what, toQuery) => {
    expect(await list(toQuery())).toEqual([]);
  });

  it('leaves no word that a typo could be corrected to', async () => {
    const rows = await database.query(`SELECT FROM "SearchWord" WHERE word LIKE 'draft%'`);
    expect(rows).toEqual([]);
  });

  it('counts in no category, no level and for no organiser', async () => {
    const answer = await send(target.origin, 'GET', '/api/categories');
    expect(readAs(categoryListSchema.strict(), answer)).toEqual({ data: [], organisers: [] });
  });

  it('is not there by its id', async () => {
    expectProblem(
      await send(target.origin, 'GET', `/api/events/${draftId}`),
      404,
      'event_not_found',
    );
  });

  it('cannot be watched over a socket, and who watches all events is told nothing of it', async () => {
    const { id: published } = await createEvent(database, { organiserId, totalTickets: 3 });
    const live = await followLive(target.origin);
    try {
      expect(await live.watch(draftId)).toEqual([]);
      await live.watch();
      for (const id of [draftId, published]) {
        const headers = { 'if-match': '"0"' };
        const changed = await owner.ask('PATCH', `/events/${id}`, {
          headers,
          body: { totalTickets: 4 },
        });
        expect(changed.status).toBe(200);
      }
      // Told in the order in which it was done.
      await live.until(({ eventId }) => eventId === published);
      expect(live.updates.map(({ eventId }) => eventId)).toEqual([published]);
    } finally {
      live.close();
      await database.query(`DELETE FROM "Event" WHERE id = $1`, [published]);
    }
  });

  it.each(['attendee', 'owner'])('cannot be booked by its %s', async (who) => {
    const person = who === 'owner' ? owner : stranger;
    const answer = await person.ask('POST', '/book', { body: { eventId: draftId } });
    expectProblem(answer, 404, 'event_not_found');
  });

  it('is in nobody’s list of bookings, even if the database says so', async () => {
    const run = database.query.bind(database);
    const booked = await createEvent(database, { organiserId, totalTickets: 3, status: 'draft' });
    await insertBookings(run, [{ userId: stranger.id, eventId: booked.id }]);
    expect(JSON.parse((await stranger.ask('GET', '/bookings')).text)).toEqual([]);
  });

  it('is shown to its members, by its id and in their list', async () => {
    const settings = await owner.get(organiserEventSchema.strict(), `/events/${draftId}/settings`);
    expect(settings).toMatchObject({ id: draftId, status: 'draft', title: word });
    const path = `/organisers/${organiserId}/events?search=${word}`;
    expect((await owner.get(organiserEventPageSchema, path)).data).toEqual([settings]);
    const foreign = await stranger.ask('GET', `/events/${draftId}/settings`);
    expectProblem(foreign, 404, 'event_not_found');
  });

  it('is there for everybody once it is published', async () => {
    const texts = { title: `published-${word}`, organiserId, totalTickets: 3 };
    const { id } = await createEvent(database, { ...texts, status: 'draft' });
    const published = await owner.post(organiserEventSchema, `/events/${id}/publish`);
    expect(published).toMatchObject({ status: 'scheduled', revision: 1 });
    const answer = await send(target.origin, 'GET', `/api/events/${id}`);
    expect(readAs(eventSchema.strict(), answer)).toMatchObject({ id, status: 'scheduled' });
    expect((await list(`search=published-${word}`)).map((event) => event.id)).toEqual([id]);
    const booked = await stranger.ask('POST', '/book', { body: { eventId: id } });
    expect(booked.status).toBe(201);
  });
});
