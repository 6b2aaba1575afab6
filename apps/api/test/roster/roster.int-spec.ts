/** Who comes to an event: what its organiser's members see of it, and do by hand. */
import {
  bookingReference,
  rosterEntrySchema,
  rosterPageSchema,
  type RosterEntry,
  type RosterPage,
} from '@lastseat/contracts';
import { insertBookings } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { expectProblem } from '../support/http.js';
import { createStaff, type Asker, type Staff } from '../support/staff.js';
import { readTotals } from '../support/totals.js';

const database = useDatabase();
let target: TestApp;
let staff: Staff;

beforeAll(async () => {
  target = await startApp(database.url);
  staff = await createStaff(database, target);
});
afterAll(() => target.close());

const rosterOf = (eventId: string) => `/api/events/${eventId}/roster`;

async function list(eventId: string, query: Record<string, string> = {}): Promise<RosterPage> {
  const path = `${rosterOf(eventId)}?${new URLSearchParams(query).toString()}`;
  const answer = await staff.ask('door', 'GET', path);
  expect(answer.status, `${path} was answered ${answer.text}`).toBe(200);
  return rosterPageSchema.strict().parse(JSON.parse(answer.text));
}

async function change(method: string, path: string, body?: object): Promise<RosterEntry> {
  const answer = await staff.ask('manager', method, path, body);
  expect(answer.status, answer.text).toBe(method === 'POST' ? 201 : 200);
  return rosterEntrySchema.strict().parse(JSON.parse(answer.text));
}

interface Guest {
  name: string;
  email?: string;
  isCancelled?: true;
}

/** An event whose people have these names, in the order in which they booked. */
async function createEventWith(guests: Guest[], totalTickets = guests.length) {
  const confirmed = guests.filter(({ isCancelled }) => !isCancelled).length;
  const remainingTickets = totalTickets - confirmed;
  const event = await staff.createEvent({ totalTickets, remainingTickets });
  const people = guests.map(({ name, email }) => {
    const id = newId();
    return { id, name, email: email ?? `${id}@example.com` };
  });
  await database.query(
    `INSERT INTO "User" (id, name, email)
     SELECT id, name, email FROM jsonb_to_recordset($1::jsonb) AS new(id uuid, name text, email text)`,
    [JSON.stringify(people)],
  );
  const bookings = await insertBookings(
    database.query.bind(database),
    people.map(({ id }) => ({ userId: id, eventId: event.id })),
  );
  const cancelled = bookings.filter((_, index) => guests[index]?.isCancelled);
  await database.query(
    `UPDATE "Booking" SET status = 'cancelled', "cancelledAt" = now(), "cancelledBy" = 'attendee'
     WHERE id = ANY($1::uuid[])`,
    [cancelled.map(({ id }) => id)],
  );
  return { eventId: event.id, bookingIds: bookings.map(({ id }) => id) };
}

const namesOf = ({ data }: RosterPage) => data.map(({ name }) => name);

describe('A roster', () => {
  it('counts the bookings of each status, whatever is asked for', async () => {
    const { eventId } = await createEventWith([
      { name: 'Ada' },
      { name: 'Bo Li', isCancelled: true },
      { name: 'Cy Young' },
    ]);
    const counts = { confirmed: 2, cancelled: 1 };
    expect(await list(eventId)).toMatchObject({ counts, meta: { total: 3 } });
    for (const [status, names] of [
      ['confirmed', ['Cy Young', 'Ada']],
      ['cancelled', ['Bo Li']],
    ] as const) {
      const page = await list(eventId, { status });
      expect(page.counts).toEqual(counts);
      expect([page.meta.total, namesOf(page)]).toEqual([names.length, names]);
    }
    const found = await list(eventId, { search: 'ada', status: 'cancelled' });
    expect([found.counts, found.data]).toEqual([counts, []]);
  });

  it('is searched by a part of a name or of an e-mail, whatever its capitals and accents', async () => {
    const { eventId } = await createEventWith([
      { name: 'Zoë Lovelace', email: 'zl@example.com' },
      { name: 'Grace Hopper', email: 'amazing.grace@example.com' },
      { name: 'Percent % Sign', email: 'p_s@example.com' },
    ]);
    for (const [search, names] of Object.entries({
      'zoe love': ['Zoë Lovelace'],
      LACE: ['Zoë Lovelace'],
      'amazing.gr': ['Grace Hopper'],
      'example.com': ['Percent % Sign', 'Grace Hopper', 'Zoë Lovelace'],
      '%': ['Percent % Sign'],
      _: ['Percent % Sign'],
      nobody: [],
    })) {
      expect(namesOf(await list(eventId, { search })), search).toEqual(names);
    }
  });

  it('is searched by the beginning of the reference that stands on the ticket', async () => {
    const { eventId, bookingIds } = await createEventWith([{ name: 'Ada' }, { name: 'Bo Li' }]);
    const reference = bookingReference(bookingIds[0]!);
    for (const search of [reference, reference.slice(0, 7), reference.slice(3).toLowerCase()]) {
      const { data } = await list(eventId, { search });
      expect(
        data.map(({ bookingId }) => bookingId),
        search,
      ).toContain(bookingIds[0]);
    }
    expect((await list(eventId, { search: reference })).data).toHaveLength(1);
  });

  it('is sorted, with everybody on one page and no other', async () => {
    const { eventId } = await createEventWith(
      ['Émile', 'zoe', 'Ada', 'émile', 'Bo Li'].map((name) => ({ name })),
    );
    const orders = {
      booked: ['Émile', 'zoe', 'Ada', 'émile', 'Bo Li'],
      name: ['Ada', 'Bo Li', 'Émile', 'émile', 'zoe'],
    };
    for (const [sortBy, names] of Object.entries(orders)) {
      const seen: string[] = [];
      for (const page of ['1', '2', '3']) {
        const query = { sortBy, sortOrder: 'asc', limit: '2', page };
        seen.push(...namesOf(await list(eventId, query)));
      }
      expect(seen).toEqual(names);
      expect(namesOf(await list(eventId, { sortBy }))).toEqual(names.toReversed());
    }
  });
});

describe('By hand', () => {
  it('somebody without an account is added as a guest, with the name that was typed', async () => {
    const { eventId } = await createEventWith([], 5);
    const email = `${newId()}@example.com`;
    const entry = await change('POST', rosterOf(eventId), { email, name: 'A guest', quantity: 2 });
    expect(entry).toMatchObject({ email, name: 'A guest', quantity: 2, status: 'confirmed' });
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 2, remaining: 3, total: 5 });
    const [user] = await database.query(`SELECT "passwordHash" FROM "User" WHERE email = $1`, [
      email,
    ]);
    expect(user).toEqual({ passwordHash: null });
  });

  it('somebody with an account is added by it, whatever the capitals of the address', async () => {
    const { eventId } = await createEventWith([], 5);
    const stranger = staff.userIds.stranger;
    const entry = await change('POST', rosterOf(eventId), {
      email: `${stranger}@Example.com`,
      name: 'Another name',
    });
    expect(entry).toMatchObject({ name: 'A person', email: `${stranger}@example.com` });
    const again = await staff.ask('manager', 'POST', rosterOf(eventId), {
      email: entry.email,
      name: 'A person',
    });
    expectProblem(again, 409, 'already_booked');
  });

  it('one guest is made of twenty additions of one new address to twenty events at once', async () => {
    const email = `${newId()}@example.com`;
    const events = await Promise.all(
      Array.from({ length: 20 }, () => staff.createEvent({ totalTickets: 1 })),
    );
    const entries = await Promise.all(
      events.map(({ id }) => change('POST', rosterOf(id), { email, name: 'A guest' })),
    );
    expect(new Set(entries.map((entry) => entry.email))).toEqual(new Set([email]));
    const [row] = await database.query(
      `SELECT (SELECT count(*)::int FROM "User" WHERE email = $1) AS users,
              (SELECT count(DISTINCT "eventId")::int FROM "Booking" JOIN "User" ON "User".id = "userId"
               WHERE email = $1) AS events`,
      [email],
    );
    expect(row).toEqual({ users: 1, events: 20 });
  });

  it('a full event takes more only where that is asked for, and then has as many seats more', async () => {
    const { eventId } = await createEventWith([{ name: 'Ada' }]);
    const email = `${newId()}@example.com`;
    const input = { email, name: 'A guest', quantity: 2 };
    expectProblem(await staff.ask('manager', 'POST', rosterOf(eventId), input), 409, 'sold_out');
    expect(await database.query(`SELECT id FROM "User" WHERE email = $1`, [email])).toEqual([]);
    await change('POST', rosterOf(eventId), { ...input, overCapacity: true });
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 3, remaining: 0, total: 3 });
  });

  it('nobody is added to a draft or a cancelled event, and no account is left behind', async () => {
    for (const [status, code] of [
      ['draft', 'event_not_published'],
      ['cancelled', 'event_cancelled'],
    ] as const) {
      const { id } = await staff.createEvent({ totalTickets: 5, status });
      const email = `${newId()}@example.com`;
      const answer = await staff.ask('owner', 'POST', rosterOf(id), { email, name: 'A guest' });
      expectProblem(answer, 409, code);
      expect(await database.query(`SELECT id FROM "User" WHERE email = $1`, [email])).toEqual([]);
    }
  });

  it('a booking is cancelled with the organiser’s words or without, once', async () => {
    const { eventId, bookingIds } = await createEventWith([{ name: 'Ada' }, { name: 'Bo Li' }]);
    const [first, second] = bookingIds.map((id) => `${rosterOf(eventId)}/${id}`);
    expect(await change('DELETE', first!, { reason: 'Asked by telephone' })).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'organiser',
      cancelReason: 'Asked by telephone',
    });
    expect(await change('DELETE', second!)).toMatchObject({ cancelReason: null });
    expectProblem(await staff.ask('owner', 'DELETE', first!), 409, 'already_cancelled');
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: 2, total: 2 });
  });

  it('a booking gets a note, another one in its place, and none', async () => {
    const { eventId, bookingIds } = await createEventWith([{ name: 'Ada' }]);
    const path = `${rosterOf(eventId)}/${bookingIds[0]}/note`;
    for (const text of ['Comes late', 'Comes late\nwith a dog', '']) {
      const note = text === '' ? null : text;
      expect(await change('PUT', path, { text })).toMatchObject({ note });
      expect((await list(eventId)).data).toMatchObject([{ note }]);
    }
    await change('PUT', path, { text: '' });
    const noted = await database.query(
      `SELECT changes -> 'note' AS note FROM "Activity"
       WHERE "eventId" = $1 AND action = 'roster.noted' ORDER BY id`,
      [eventId],
    );
    expect(noted).toEqual([
      { note: { before: null, after: 'Comes late' } },
      { note: { before: 'Comes late', after: 'Comes late\nwith a dog' } },
      { note: { before: 'Comes late\nwith a dog', after: null } },
    ]);
  });
});

describe('A booking of another event', () => {
  it('is neither cancelled nor noted by way of one’s own event', async () => {
    const own = await createEventWith([{ name: 'Ada' }]);
    const other = await createEventWith([{ name: 'Bo Li' }]);
    const path = `${rosterOf(own.eventId)}/${other.bookingIds[0]}`;
    const asked = [
      await staff.ask('owner', 'DELETE', path),
      await staff.ask('owner', 'PUT', `${path}/note`, { text: 'Mine' }),
    ];
    for (const answer of asked) expectProblem(answer, 404, 'booking_not_found');
    expect((await list(other.eventId)).data).toMatchObject([{ status: 'confirmed', note: null }]);
  });
});

describe('Whoever may not', () => {
  const requests = (eventId: string, bookingId: string) =>
    [
      { right: 'roster.read', method: 'GET', path: rosterOf(eventId) },
      { right: 'roster.export', method: 'GET', path: `${rosterOf(eventId)}.csv` },
      {
        right: 'roster.change',
        method: 'POST',
        path: rosterOf(eventId),
        body: { email: 'x@example.com', name: 'A guest' },
      },
      { right: 'roster.change', method: 'DELETE', path: `${rosterOf(eventId)}/${bookingId}` },
      {
        right: 'roster.change',
        method: 'PUT',
        path: `${rosterOf(eventId)}/${bookingId}/note`,
        body: { text: 'Mine' },
      },
    ] as const;

  it.each<[Asker, number, 'event_not_found' | 'forbidden']>([
    ['stranger', 404, 'event_not_found'],
    ['door', 403, 'forbidden'],
  ])('is refused, and nothing is done: %s', async (asker, status, code) => {
    const { eventId, bookingIds } = await createEventWith([{ name: 'Ada' }], 3);
    for (const { right, method, path, ...rest } of requests(eventId, bookingIds[0]!)) {
      if (asker === 'door' && right === 'roster.read') continue;
      const body = 'body' in rest ? rest.body : undefined;
      expectProblem(await staff.ask(asker, method, path, body), status, code, `${method} ${path}`);
    }
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 1, remaining: 2, total: 3 });
    expect((await list(eventId)).data).toMatchObject([{ status: 'confirmed', note: null }]);
  });

  it('an admin of the platform may, and no event is made up for one', async () => {
    const { eventId } = await createEventWith([{ name: 'Ada' }]);
    expect((await staff.ask('admin', 'GET', rosterOf(eventId))).status).toBe(200);
    expectProblem(await staff.ask('admin', 'GET', rosterOf(newId())), 404, 'event_not_found');
  });
});
