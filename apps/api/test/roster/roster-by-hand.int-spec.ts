/** What an organiser's members do with a roster by hand. */
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../support/http.js';
import { rosterOf, useRoster } from '../support/roster.js';
import { readTotals } from '../support/totals.js';

const roster = useRoster();

describe('By hand', () => {
  it('somebody without an account is added as a guest, with the name that was typed', async () => {
    const { eventId } = await roster.createEventWith([], 5);
    const email = `${newId()}@example.com`;
    const entry = await roster.change('POST', rosterOf(eventId), {
      email,
      name: 'A guest',
      quantity: 2,
    });
    expect(entry).toMatchObject({ email, name: 'A guest', quantity: 2, status: 'confirmed' });
    expect(await readTotals(roster.database, eventId)).toEqual({
      confirmed: 2,
      remaining: 3,
      total: 5,
    });
    const [user] = await roster.database.query(
      `SELECT "passwordHash" FROM "User" WHERE email = $1`,
      [email],
    );
    expect(user).toEqual({ passwordHash: null });
  });

  it('somebody with an account is added by it, whatever the capitals of the address', async () => {
    const { eventId } = await roster.createEventWith([], 5);
    const stranger = roster.staff.userIds.stranger;
    const entry = await roster.change('POST', rosterOf(eventId), {
      email: `${stranger}@Example.com`,
      name: 'Another name',
    });
    expect(entry).toMatchObject({ name: 'A person', email: `${stranger}@example.com` });
    const again = await roster.staff.ask('manager', 'POST', rosterOf(eventId), {
      email: entry.email,
      name: 'A person',
    });
    expectProblem(again, 409, 'already_booked');
  });

  it('one guest is made of twenty additions of one new address to twenty events at once', async () => {
    const email = `${newId()}@example.com`;
    const events = await Promise.all(
      Array.from({ length: 20 }, () => roster.staff.createEvent({ totalTickets: 1 })),
    );
    const entries = await Promise.all(
      events.map(({ id }) => roster.change('POST', rosterOf(id), { email, name: 'A guest' })),
    );
    expect(new Set(entries.map((entry) => entry.email))).toEqual(new Set([email]));
    const [row] = await roster.database.query(
      `SELECT (SELECT count(*)::int FROM "User" WHERE email = $1) AS users,
              (SELECT count(DISTINCT "eventId")::int FROM "Booking" JOIN "User" ON "User".id = "userId"
               WHERE email = $1) AS events`,
      [email],
    );
    expect(row).toEqual({ users: 1, events: 20 });
  });

  it('a full event takes more only where that is asked for, and then has as many seats more', async () => {
    const { eventId } = await roster.createEventWith([{ name: 'Ada' }]);
    const email = `${newId()}@example.com`;
    const input = { email, name: 'A guest', quantity: 2 };
    expectProblem(
      await roster.staff.ask('manager', 'POST', rosterOf(eventId), input),
      409,
      'sold_out',
    );
    expect(await roster.database.query(`SELECT id FROM "User" WHERE email = $1`, [email])).toEqual(
      [],
    );
    await roster.change('POST', rosterOf(eventId), { ...input, overCapacity: true });
    expect(await readTotals(roster.database, eventId)).toEqual({
      confirmed: 3,
      remaining: 0,
      total: 3,
    });
  });

  it('nobody is added to a draft or a cancelled event, and no account is left behind', async () => {
    for (const [status, code] of [
      ['draft', 'event_not_published'],
      ['cancelled', 'event_cancelled'],
    ] as const) {
      const { id } = await roster.staff.createEvent({ totalTickets: 5, status });
      const email = `${newId()}@example.com`;
      const answer = await roster.staff.ask('owner', 'POST', rosterOf(id), {
        email,
        name: 'A guest',
      });
      expectProblem(answer, 409, code);
      expect(
        await roster.database.query(`SELECT id FROM "User" WHERE email = $1`, [email]),
      ).toEqual([]);
    }
  });

  it('a booking is cancelled with the organiser’s words or without, once', async () => {
    const { eventId, bookingIds } = await roster.createEventWith([
      { name: 'Ada' },
      { name: 'Bo Li' },
    ]);
    const [first, second] = bookingIds.map((id) => `${rosterOf(eventId)}/${id}`);
    expect(await roster.change('DELETE', first!, { reason: 'Asked by telephone' })).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'organiser',
      cancelReason: 'Asked by telephone',
    });
    expect(await roster.change('DELETE', second!)).toMatchObject({ cancelReason: null });
    expectProblem(await roster.staff.ask('owner', 'DELETE', first!), 409, 'already_cancelled');
    expect(await readTotals(roster.database, eventId)).toEqual({
      confirmed: 0,
      remaining: 2,
      total: 2,
    });
  });

  it('a booking gets a note, another one in its place, and none', async () => {
    const { eventId, bookingIds } = await roster.createEventWith([{ name: 'Ada' }]);
    const path = `${rosterOf(eventId)}/${bookingIds[0]}/note`;
    for (const text of ['Comes late', 'Comes late\nwith a dog', '']) {
      const note = text === '' ? null : text;
      expect(await roster.change('PUT', path, { text })).toMatchObject({ note });
      expect((await roster.list(eventId)).data).toMatchObject([{ note }]);
    }
    await roster.change('PUT', path, { text: '' });
    const noted = await roster.database.query(
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
