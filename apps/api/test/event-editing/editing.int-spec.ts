/** Events as their organiser makes and edits them. */
import {
  organiserEventSchema,
  type CreateEventInput,
  type OrganiserEvent,
} from '@lastseat/contracts';
import { insertBookings, insertOrganiser } from '@lastseat/test-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent } from '../support/factories.js';
import { expectProblem, type Answer } from '../support/http.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { strictly } from '../support/strictly.js';

const HOUR_MS = 60 * 60 * 1_000;

const database = useDatabase();
const time = manualClock();
const inHours = (hours: number) => new Date(time.clock().getTime() + hours * HOUR_MS);
const at = (hours: number) => inHours(hours).toISOString();
let target: TestApp;
let owner: Person;
let organiserId: string;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
  [owner] = (await createPeople(database, target, 1)) as [Person];
  const member = { userId: owner.id, role: 'owner' as const };
  organiserId = await insertOrganiser(database.query.bind(database), [member]);
});
afterAll(() => target.close());

const least = () => ({
  title: 'An evening',
  category: 'Music',
  startsAt: at(48),
  timeZone: 'Europe/Vienna',
  venue: 'A hall',
  totalTickets: 10,
});
const create = (body: Partial<CreateEventInput> = {}) =>
  owner.ask('POST', `/organisers/${organiserId}/events`, { body: { ...least(), ...body } });
const createDraft = async (body: Partial<CreateEventInput> = {}) =>
  readAs(strictly(organiserEventSchema), await create(body));
const read = (id: string) => owner.get(strictly(organiserEventSchema), `/events/${id}/settings`);
const edit = (id: string, revision: number | string, body: object): Promise<Answer> => {
  const headers = { 'if-match': typeof revision === 'number' ? `"${revision}"` : revision };
  return owner.ask('PATCH', `/events/${id}`, { headers, body });
};
const edited = async (id: string, revision: number, body: object): Promise<OrganiserEvent> =>
  readAs(strictly(organiserEventSchema), await edit(id, revision, body));

describe('A new event', () => {
  it('is a draft with everything that was said of it, and its tag names its revision', async () => {
    const times = { saleOpensAt: at(1), saleClosesAt: at(40), cancelUntil: at(24), endsAt: at(50) };
    const words = { description: 'Two\nlines', level: 'beginners', address: '1 Long Street' };
    const numbers = { priceCents: 1_900, currency: 'CHF', maxPerPerson: 4 };
    const input = { ...least(), ...times, ...words, ...numbers };
    const answer = await create(input);
    expect(answer.headers['etag']).toBe('"0"');
    expect(readAs(strictly(organiserEventSchema), answer)).toMatchObject({
      ...input,
      organiserId,
      organiser: { slug: `organiser-${organiserId}`, name: 'An organiser' },
      status: 'draft',
      revision: 0,
      confirmedTickets: 0,
      remainingTickets: 10,
    });
  });

  it.each<[string, Partial<CreateEventInput>, string]>([
    ['ends before it starts', { endsAt: at(47) }, 'endsAt'],
    [
      'closes its sale before it opens',
      { saleOpensAt: at(3), saleClosesAt: at(2) },
      'saleClosesAt',
    ],
    ['closes its sale after it has started', { saleClosesAt: at(49) }, 'saleClosesAt'],
    ['can be given back after it has started', { cancelUntil: at(49) }, 'cancelUntil'],
    ['opens its sale when it has started', { saleOpensAt: at(49) }, 'saleOpensAt'],
  ])('that %s is refused, by the field', async (_what, times, field) => {
    const { errors } = expectProblem(await create(times), 400, 'invalid_request');
    expect(errors?.map(({ path }) => path)).toEqual([[field]]);
  });

  it('cannot lie in the past', async () => {
    expectProblem(await create({ startsAt: at(0) }), 422, 'event_in_the_past');
  });

  it('takes a description of every length that the contract has', async () => {
    const description = '🎟'.repeat(5_000 / 2);
    expect((await createDraft({ description })).description).toBe(description);
  });
});

describe('An edit', () => {
  it('changes what it names, keeps the rest, and raises the revision', async () => {
    const draft = await createDraft({ description: 'Words' });
    const after = await edited(draft.id, 0, {
      title: 'Renamed',
      totalTickets: 12,
      priceCents: 500,
    });
    const changes = { title: 'Renamed', totalTickets: 12, remainingTickets: 12, priceCents: 500 };
    expect(after).toEqual({ ...draft, ...changes, revision: 1, version: after.version });
    expect(await read(draft.id)).toEqual(after);
  });

  it('has to say which revision it has seen', async () => {
    const { id } = await createDraft();
    const answer = await owner.ask('PATCH', `/events/${id}`, { body: { title: 'Renamed' } });
    expectProblem(answer, 428, 'revision_required');
    for (const tag of ['0', '"x"', 'W/"0"', '*', '"0", "1"', '"00"']) {
      expectProblem(await edit(id, tag, { title: 'Renamed' }), 400, 'invalid_request', tag);
    }
  });

  it('of two who save at once is one; the other is told, and nothing of it is done', async () => {
    const { id } = await createDraft();
    const answers = await concurrently(20, (index) =>
      edit(id, 0, { title: `Title ${index}`, totalTickets: 100 + index }),
    );
    const saved = answers.findIndex(({ status }) => status === 200);
    expect(tally(answers.map(({ status }) => String(status)))).toEqual({ 200: 1, 412: 19 });
    for (const answer of answers.filter(({ status }) => status === 412)) {
      expectProblem(answer, 412, 'stale_revision');
    }
    const after = { title: `Title ${saved}`, totalTickets: 100 + saved, revision: 1 };
    expect(await read(id)).toMatchObject(after);
  });

  it('to fewer seats than are sold is refused with their number, and nothing of it is done', async () => {
    const { id } = await createEvent(database, {
      organiserId,
      totalTickets: 5,
      remainingTickets: 2,
    });
    const { numbers } = expectProblem(
      await edit(id, 0, { title: 'Renamed', totalTickets: 2 }),
      409,
      'capacity_below_sold',
    );
    expect(numbers).toEqual({ confirmedTickets: 3, heldTickets: 0 });
    expect(await read(id)).toMatchObject({ title: 'An evening', totalTickets: 5, revision: 0 });
    expect(await edited(id, 0, { totalTickets: 3 })).toMatchObject({ remainingTickets: 0 });
  });

  it('that does not fit what stays is refused, by the field', async () => {
    const { id } = await createDraft({ endsAt: at(50) });
    const { errors } = expectProblem(
      await edit(id, 0, { startsAt: at(51) }),
      400,
      'invalid_request',
    );
    expect(errors?.map(({ path }) => path)).toEqual([['endsAt']]);
    expect(await edited(id, 0, { startsAt: at(51), endsAt: null })).toMatchObject({ endsAt: null });
  });

  it('cannot move an event into the past', async () => {
    const { id } = await createDraft();
    expectProblem(await edit(id, 0, { startsAt: at(-1) }), 422, 'event_in_the_past');
  });
});

describe('Publishing', () => {
  it('works once, and only of what has not started', async () => {
    const { id } = await createDraft();
    await owner.post(organiserEventSchema, `/events/${id}/publish`);
    expectProblem(await owner.ask('POST', `/events/${id}/publish`), 409, 'already_published');
    const over = { organiserId, totalTickets: 1, startsAt: inHours(-1), status: 'draft' as const };
    const past = await createEvent(database, over);
    expectProblem(await owner.ask('POST', `/events/${past.id}/publish`), 422, 'event_in_the_past');
  });

  it('can name the revision that was looked at', async () => {
    const { id } = await createDraft();
    await edited(id, 0, { title: 'Renamed' });
    const publish = (tag: string) =>
      owner.ask('POST', `/events/${id}/publish`, { headers: { 'if-match': tag } });
    expectProblem(await publish('"0"'), 412, 'stale_revision');
    expect((await publish('"1"')).status).toBe(200);
  });
});

describe('Cancelling', () => {
  it('works once, with a reason that everybody sees, and only before it starts', async () => {
    const { id } = await createEvent(database, { organiserId, totalTickets: 1 });
    const body = { reason: 'The hall is flooded' };
    const cancel = () => owner.ask('POST', `/events/${id}/cancel`, { body });
    expect(readAs(organiserEventSchema, await cancel())).toMatchObject({
      status: 'cancelled',
      cancelReason: 'The hall is flooded',
    });
    expectProblem(await cancel(), 409, 'already_cancelled');
    expectProblem(await edit(id, 1, { title: 'Renamed' }), 409, 'event_cancelled');
    const over = await createEvent(database, {
      organiserId,
      totalTickets: 1,
      startsAt: inHours(-1),
    });
    const late = await owner.ask('POST', `/events/${over.id}/cancel`, { body });
    expectProblem(late, 422, 'event_started');
  });
});

describe('A duplicate', () => {
  it('is a draft with the same words and times, all seats left, and a life of its own', async () => {
    const source = await createEvent(database, {
      organiserId,
      level: 'beginners',
      waitlistMode: 'autobook',
      totalTickets: 5,
      remainingTickets: 1,
      maxPerPerson: 3,
      cancelUntil: inHours(2),
    });
    const before = await read(source.id);
    const copy = await owner.post(strictly(organiserEventSchema), `/events/${source.id}/duplicate`);
    expect(copy).toEqual({
      ...before,
      id: copy.id,
      createdAt: copy.createdAt,
      status: 'draft',
      remainingTickets: 5,
      confirmedTickets: 0,
    });
    await edited(copy.id, 0, { title: 'Renamed' });
    expect(await read(source.id)).toEqual(before);
  });

  it('of what is cancelled and over is a draft all the same', async () => {
    const given = { totalTickets: 1, startsAt: inHours(-24), status: 'cancelled' as const };
    const { id } = await createEvent(database, { organiserId, ...given });
    const copy = await owner.post(organiserEventSchema, `/events/${id}/duplicate`);
    expect(copy).toMatchObject({ status: 'draft', cancelReason: null, startsAt: at(-24) });
  });
});

describe('Deleting', () => {
  it('takes a draft away for good', async () => {
    const { id } = await createDraft();
    expect((await owner.ask('DELETE', `/events/${id}`)).status).toBe(204);
    expectProblem(await owner.ask('GET', `/events/${id}/settings`), 404, 'event_not_found');
    expectProblem(await owner.ask('DELETE', `/events/${id}`), 404, 'event_not_found');
  });

  it('is refused for what is or was published', async () => {
    for (const status of ['scheduled', 'cancelled'] as const) {
      const { id } = await createEvent(database, { organiserId, totalTickets: 1, status });
      expectProblem(await owner.ask('DELETE', `/events/${id}`), 409, 'not_a_draft');
    }
  });

  it('is refused for a draft that somebody has booked', async () => {
    const { id } = await createDraft();
    await insertBookings(database.query.bind(database), [{ userId: owner.id, eventId: id }]);
    expectProblem(await owner.ask('DELETE', `/events/${id}`), 409, 'event_has_bookings');
    expect((await read(id)).status).toBe('draft');
  });

  it('and publishing at once leaves a published event or none', async () => {
    for (let round = 0; round < 20; round++) {
      const { id } = await createDraft();
      const [deleted, published] = await Promise.all([
        owner.ask('DELETE', `/events/${id}`),
        owner.ask('POST', `/events/${id}/publish`),
      ]);
      const [row] = await database.query(`SELECT status FROM "Event" WHERE id = $1`, [id]);
      if (deleted.status === 204) {
        expect([row, published.status]).toEqual([undefined, 404]);
      } else {
        expectProblem(deleted, 409, 'not_a_draft');
        expect(row).toEqual({ status: 'scheduled' });
      }
    }
  });
});
