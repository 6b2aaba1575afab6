/** Who comes to an event: what its organiser's members see of it, and who else does not. */
import { bookingReference, type RosterPage } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../support/http.js';
import { rosterOf, useRoster } from '../support/roster.js';
import type { Asker } from '../support/staff.js';
import { readTotals } from '../support/totals.js';

const roster = useRoster();

const namesOf = ({ data }: RosterPage) => data.map(({ name }) => name);

describe('A roster', () => {
  it('counts the bookings of each status, whatever is asked for', async () => {
    const { eventId } = await roster.createEventWith([
      { name: 'Ada' },
      { name: 'Bo Li', isCancelled: true },
      { name: 'Cy Young' },
    ]);
    const counts = { confirmed: 2, cancelled: 1 };
    expect(await roster.list(eventId)).toMatchObject({ counts, meta: { total: 3 } });
    for (const [status, names] of [
      ['confirmed', ['Cy Young', 'Ada']],
      ['cancelled', ['Bo Li']],
    ] as const) {
      const page = await roster.list(eventId, { status });
      expect(page.counts).toEqual(counts);
      expect([page.meta.total, namesOf(page)]).toEqual([names.length, names]);
    }
    const found = await roster.list(eventId, { search: 'ada', status: 'cancelled' });
    expect([found.counts, found.data]).toEqual([counts, []]);
  });

  it('is searched by a part of a name or of an e-mail, whatever its capitals and accents', async () => {
    const { eventId } = await roster.createEventWith([
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
      expect(namesOf(await roster.list(eventId, { search })), search).toEqual(names);
    }
  });

  it('is searched by the beginning of the reference that stands on the ticket', async () => {
    const { eventId, bookingIds } = await roster.createEventWith([
      { name: 'Ada' },
      { name: 'Bo Li' },
    ]);
    const reference = bookingReference(bookingIds[0]!);
    for (const search of [reference, reference.slice(0, 7), reference.slice(3).toLowerCase()]) {
      const { data } = await roster.list(eventId, { search });
      expect(
        data.map(({ bookingId }) => bookingId),
        search,
      ).toContain(bookingIds[0]);
    }
    expect((await roster.list(eventId, { search: reference })).data).toHaveLength(1);
  });

  it('is sorted, with everybody on one page and no other', async () => {
    const { eventId } = await roster.createEventWith(
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
        seen.push(...namesOf(await roster.list(eventId, query)));
      }
      expect(seen).toEqual(names);
      expect(namesOf(await roster.list(eventId, { sortBy }))).toEqual(names.toReversed());
    }
  });
});

describe('A booking of another event', () => {
  it('is neither cancelled nor noted by way of one’s own event', async () => {
    const own = await roster.createEventWith([{ name: 'Ada' }]);
    const other = await roster.createEventWith([{ name: 'Bo Li' }]);
    const path = `${rosterOf(own.eventId)}/${other.bookingIds[0]}`;
    const asked = [
      await roster.staff.ask('owner', 'DELETE', path),
      await roster.staff.ask('owner', 'PUT', `${path}/note`, { text: 'Mine' }),
    ];
    for (const answer of asked) expectProblem(answer, 404, 'booking_not_found');
    expect((await roster.list(other.eventId)).data).toMatchObject([
      { status: 'confirmed', note: null },
    ]);
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
    const { eventId, bookingIds } = await roster.createEventWith([{ name: 'Ada' }], 3);
    for (const { right, method, path, ...rest } of requests(eventId, bookingIds[0]!)) {
      if (asker === 'door' && right === 'roster.read') continue;
      const body = 'body' in rest ? rest.body : undefined;
      expectProblem(
        await roster.staff.ask(asker, method, path, body),
        status,
        code,
        `${method} ${path}`,
      );
    }
    expect(await readTotals(roster.database, eventId)).toEqual({
      confirmed: 1,
      remaining: 2,
      total: 3,
    });
    expect((await roster.list(eventId)).data).toMatchObject([{ status: 'confirmed', note: null }]);
  });

  it('an admin of the platform may, and no event is made up for one', async () => {
    const { eventId } = await roster.createEventWith([{ name: 'Ada' }]);
    expect((await roster.staff.ask('admin', 'GET', rosterOf(eventId))).status).toBe(200);
    expectProblem(
      await roster.staff.ask('admin', 'GET', rosterOf(newId())),
      404,
      'event_not_found',
    );
  });
});
