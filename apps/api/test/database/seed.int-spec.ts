/** The demonstration data: complete, consistent from the first row on, and written once. */
import { userRoles } from '@lastseat/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../prisma/seed.js';
import { demoEvents } from '../../prisma/seed/demo-events.js';
import { demoUsers } from '../../prisma/seed/demo-users.js';
import { startApp } from '../support/app.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';

interface SeededEvent {
  title: string;
  category: string;
  currency: string;
  totalTickets: number;
  remainingTickets: number;
  confirmed: number;
  priceCents: number;
  isOver: boolean;
  /** One of a series. */
  isWeekly: boolean;
}

const database = useDatabase();
const now = new Date();
let events: SeededEvent[];

beforeAll(async () => {
  // Three starts at once: one of them finds the database empty.
  const written = await concurrently(3, () => seed(database.ownerUrl, now));
  const [one, ...others] = written.filter((result) => result !== null);
  expect(others).toEqual([]);
  expect(one?.users).toBe(demoUsers.length);
  // Four weeks and more of the school's fourteen classes.
  expect(one?.events).toBeGreaterThanOrEqual(demoEvents.length + 4 * 14);
  events = await database.query<SeededEvent>(
    `SELECT title, category, currency, "totalTickets", "remainingTickets", "priceCents",
            "startsAt" <= $1 AS "isOver", "seriesId" IS NOT NULL AS "isWeekly",
            (SELECT count(*)::int FROM "Booking"
             WHERE "eventId" = "Event".id AND status = 'confirmed') AS confirmed
     FROM "Event"`,
    [now],
  );
});

describe('The seed', () => {
  it('writes at least twelve events of several categories, each with a title of its own', () => {
    expect(events.length).toBeGreaterThanOrEqual(12);
    expect(new Set(events.map(({ category }) => category)).size).toBeGreaterThanOrEqual(4);
    const single = events.filter(({ isWeekly }) => !isWeekly).map(({ title }) => title);
    expect(single).toHaveLength(demoEvents.length);
    expect(new Set(single).size).toBe(single.length);
  });

  it('leaves confirmed + remaining = total for every event', () => {
    for (const { title, confirmed, remainingTickets, totalTickets } of events) {
      expect([title, confirmed + remainingTickets]).toEqual([title, totalTickets]);
    }
  });

  it('begins and ends by the clock of the venue, whatever zone the server is in', async () => {
    const [event] = await database.query(
      `SELECT to_char("startsAt" AT TIME ZONE "timeZone", 'HH24:MI') AS starts,
              to_char("endsAt" AT TIME ZONE "timeZone", 'HH24:MI') AS ends, "timeZone"
       FROM "Event" WHERE title = 'Tea and Calligraphy'`,
    );
    expect(event).toEqual({ starts: '13:30', ends: '15:30', timeZone: 'Asia/Tokyo' });
  });

  it('has "Limited Concert" with exactly two tickets, both free', () => {
    expect(events.filter(({ title }) => title === 'Limited Concert')).toMatchObject([
      { totalTickets: 2, remainingTickets: 2, isOver: false },
    ]);
  });

  it('has one event that is sold out, one nearly, one in the past, free and paid ones', () => {
    const ahead = events.filter(({ isOver }) => !isOver);
    const taken = (event: SeededEvent) => event.remainingTickets / event.totalTickets;
    expect(ahead.filter((event) => taken(event) === 0)).toHaveLength(1);
    expect(ahead.filter((event) => taken(event) > 0 && taken(event) < 0.05)).toHaveLength(1);
    expect(events.filter(({ isOver }) => isOver)).toHaveLength(1);
    expect(events.some(({ priceCents }) => priceCents === 0)).toBe(true);
    expect(events.some(({ priceCents }) => priceCents > 0)).toBe(true);
  });

  it('has three attendees, an organiser and an admin, whose passwords open their accounts', async () => {
    const roles = demoUsers.map(({ role }) => role);
    expect(userRoles.map((role) => roles.filter((one) => one === role).length)).toEqual([3, 1, 1]);
    const target = await startApp(database.url);
    try {
      for (const { email, password, role } of demoUsers) {
        const body = { email, password };
        const answer = await send(target.origin, 'POST', '/api/auth/login', { body });
        expect(JSON.parse(answer.text)).toMatchObject({ user: { email, role } });
      }
      const body = { email: 'guest-1@guests.lastseat.example', password: '!' };
      expect((await send(target.origin, 'POST', '/api/auth/login', { body })).status).toBe(401);
    } finally {
      await target.close();
    }
  });

  it('gives every event to one of three organisers; the demonstration log-in owns two, and manages the third', async () => {
    const owned = await database.query(
      `SELECT slug, member.role, (SELECT count(*)::int FROM "Event" WHERE "organiserId" = organiser.id) > 0 AS sells
       FROM "Organiser" AS organiser
       JOIN "Member" AS member ON member."organiserId" = organiser.id
       JOIN "User" ON "User".id = "userId" AND email = 'organiser@lastseat.example' ORDER BY member.role, slug`,
    );
    expect(owned).toEqual([
      { slug: 'salsa-del-mar', role: 'owner', sells: true },
      { slug: 'small-hall', role: 'owner', sells: true },
      { slug: 'open-table', role: 'manager', sells: true },
    ]);
    const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
      `SELECT count(*)::int FROM "Organiser"`,
    );
    expect(count).toBe(3);
  });

  it('has a dance school that holds the same classes every week, for guests as well', async () => {
    const week = await database.query<{ weekday: string; classes: string[] }>(
      `SELECT to_char("startsAt" AT TIME ZONE "timeZone", 'ID Dy') AS weekday,
              array_agg(DISTINCT title || to_char("startsAt" AT TIME ZONE "timeZone", ' HH24:MI')
                        ORDER BY title || to_char("startsAt" AT TIME ZONE "timeZone", ' HH24:MI')) AS classes
       FROM "Event" WHERE "seriesId" IS NOT NULL AND "totalTickets" = 20 AND "guestPolicy" = 'immediate'
         AND "timeZone" = 'Australia/Sydney' GROUP BY 1 ORDER BY 1`,
    );
    const mondays = ['Bachata 1 18:30', 'Bachata 2 19:30', 'Salsa 3 20:30'];
    expect(week).toEqual([
      { weekday: '1 Mon', classes: mondays },
      { weekday: '2 Tue', classes: ['Reggaeton 20:30', 'Salsa 1 18:30', 'Salsa 2 19:30'] },
      { weekday: '3 Wed', classes: mondays },
      { weekday: '4 Thu', classes: ['Salsa 1 18:30', 'Salsa 2 19:30'] },
      { weekday: '5 Fri', classes: ['Reggaeton 18:30', 'Salsa 3 19:30'] },
    ]);
  });

  it('leaves no organiser without an owner', async () => {
    const ownerless = await database.query(
      `SELECT slug FROM "Organiser" WHERE NOT EXISTS (
         SELECT FROM "Member" WHERE "organiserId" = "Organiser".id AND role = 'owner')`,
    );
    expect(ownerless).toEqual([]);
  });

  it('changes nothing in a database that has data already', async () => {
    const read = () =>
      database.query(
        `SELECT (SELECT md5(string_agg("User"::text, '|' ORDER BY id)) FROM "User") AS users,
                (SELECT md5(string_agg("Event"::text, '|' ORDER BY id)) FROM "Event") AS events,
                (SELECT md5(string_agg("Booking"::text, '|' ORDER BY id)) FROM "Booking") AS bookings`,
      );
    const before = await read();
    expect(await seed(database.ownerUrl)).toBeNull();
    expect(await read()).toEqual(before);
  });
});
