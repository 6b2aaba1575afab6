/** Edits of weekly series move nobody unasked, and bring nothing back. */
import {
  addedHolidaySchema,
  changedSeriesSchema,
  organiserEventSchema,
  seriesSchema,
  type ChangedSeries,
  type Series,
} from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/http.js';
import { isEmptied, RecordingReceiver } from '../support/outbox.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { bookPlace, makeEvents, readTicketSettings, readRows, weekly } from '../support/series.js';

const database = useDatabase();
const run = database.query.bind(database);
const told = new RecordingReceiver('told', false);
let target: TestApp;
let owner: Person;
let organiserId: string;

beforeAll(async () => {
  target = await startApp(database.url, {}, {}, [told]);
  [owner] = (await createPeople(database, target, 1)) as [Person];
  organiserId = await insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);
});
afterAll(() => target.close());

const create = (given: object = {}, id = organiserId) =>
  owner.post(seriesSchema, `/organisers/${id}/series`, weekly(given));

const rowsOf = (seriesId: string) => readRows(database, seriesId);

const change = async (series: Series, body: object) =>
  owner.ask('PATCH', `/series/${series.id}`, {
    headers: { 'if-match': `"${series.revision}"` },
    body,
  });

const changed = async (series: Series, body: object): Promise<ChangedSeries> =>
  readAs(changedSeriesSchema, await change(series, body));

/** What others were told of it. */
async function factsOf(eventId: string): Promise<string[]> {
  await eventually('all is told', () => isEmptied(database));
  const own = told.got.filter(({ aggregateId }) => aggregateId === eventId);
  return own.flatMap(({ facts }) => facts.map(({ type }) => type));
}

describe('An edit of all of a series', () => {
  it('asks before it moves people, moves all that nobody changed by hand, and makes none again', async () => {
    const series = await create();
    const before = await rowsOf(series.id);
    const monday = before.find(({ slot, at }) => slot === 1 && at > before[3]!.at)!;
    await bookPlace(database, monday.id);
    const slots = series.slots.map((slot) => (slot.slot === 1 ? { ...slot, weekday: 2 } : slot));
    const body = { scope: 'all', changes: { slots } };

    const plan = await changed(series, { ...body, isDryRun: true });
    expect(plan.affectedPeople).toBe(1);
    const planned = plan.events.find(({ id }) => id === monday.id)!;
    expect(planned).toMatchObject({ action: 'change', confirmedTickets: 1, heldTickets: 0 });
    expect(Date.parse(planned.newStartsAt!) - Date.parse(planned.startsAt)).toBe(24 * 3_600_000);
    expect(await rowsOf(series.id)).toEqual(before);

    const { numbers } = expectProblem(await change(series, body), 409, 'bookings_affected');
    expect(numbers).toMatchObject({ affectedPeople: 1 });
    expect(await rowsOf(series.id)).toEqual(before);

    const done = await changed(series, { ...body, isConfirmed: true });
    expect(done.series.revision).toBe(series.revision + 1);
    await makeEvents(target);
    const after = await rowsOf(series.id);
    expect(new Set(after.map(({ slot, date }) => `${slot} ${date}`)).size).toBe(after.length);
    // The class of this week may be over by its old day, and still to come by its new one.
    expect([0, 1]).toContain(after.length - before.length);
    const moved = after.find(({ id }) => id === monday.id)!;
    expect(moved.at).toBe(
      `${Temporal.PlainDate.from(monday.date).add({ days: 1 }).toString()} 18:30`,
    );
    expect(moved.date).toBe(moved.at.slice(0, 10));
    expect(await factsOf(monday.id)).toEqual(['event.published', 'event.changed']);
    expectProblem(await change(series, body), 412, 'stale_revision');
  });

  it('that nobody has booked needs nobody to confirm it', async () => {
    const series = await create();
    const seats = { waitlistMode: 'autobook' as const, offerMinutes: 30, allowsTransfer: false };
    const given = { ...seats, asksNames: true };
    const before = { waitlistClosesMinutesBefore: 45, transferUntilMinutesBefore: 15 };
    const { events } = await changed(series, {
      scope: 'all',
      changes: { venue: 'Studio 2', host: 'Ana', ...given, ...before },
    });
    const times = { closesMinutesBefore: 45, transferMinutesBefore: 15 };
    expect(await readTicketSettings(database, series.id)).toEqual([{ ...given, ...times }]);
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['change']));
    const venues = (await rowsOf(series.id)).map(({ venue }) => venue);
    expect(new Set(venues)).toEqual(new Set(['Studio 2']));
  });

  it('cancels the classes of a slot that is held no more, with words, and frees its people', async () => {
    const series = await create();
    const last = (await rowsOf(series.id)).filter(({ slot }) => slot === 3);
    const slots = series.slots.filter(({ slot }) => slot !== 3);
    const reason = 'The late class is full of nobody';
    await changed(series, { scope: 'all', changes: { slots }, reason });
    await makeEvents(target);
    const after = (await rowsOf(series.id)).filter(({ slot }) => slot === 3);
    expect(after.map(({ id, status }) => [id, status])).toEqual(
      last.map(({ id }) => [id, 'cancelled']),
    );
    const rows = await database.query(`SELECT "cancelReason" FROM "Event" WHERE id = $1`, [
      last[0]!.id,
    ]);
    expect(rows).toEqual([{ cancelReason: reason }]);
  });
});

describe('An edit of one event and the following', () => {
  it('leaves what is before, and what is cancelled, as it is', async () => {
    const series = await create();
    const before = await rowsOf(series.id);
    const cut = before[9]!;
    const gone = before[12]!;
    await owner.ask('POST', `/events/${gone.id}/cancel`, { body: { reason: 'Ill' } });
    const changes = { title: 'Salsa 2' };
    await changed(series, { scope: 'following', eventId: cut.id, changes });
    const titles = (await rowsOf(series.id)).map(({ date, title, id }) => ({ date, title, id }));
    for (const { date, title, id } of titles) {
      const isLeft = date < cut.date || id === gone.id;
      expect([date, title]).toEqual([date, isLeft ? 'Salsa 1' : 'Salsa 2']);
    }
  });

  it('of another series, or of none, is not there', async () => {
    const [series, other] = [await create(), await create()];
    const [foreign] = await rowsOf(other.id);
    const changes = { title: 'Salsa 2' };
    const body = { scope: 'following', eventId: foreign!.id, changes };
    expectProblem(await change(series, body), 404, 'event_not_found');
    expectProblem(await change(series, { scope: 'following', changes }), 404, 'event_not_found');
  });
});

describe('A series', () => {
  it('ends on the day that is said: what is after it is cancelled, and nothing is made any more', async () => {
    const series = await create();
    const rows = await rowsOf(series.id);
    const lastDate = rows[10]!.date;
    const body = { lastDate, reason: 'We close' };
    const answer = await owner.ask('POST', `/series/${series.id}/end`, { body });
    const { series: ended } = readAs(changedSeriesSchema, answer);
    expect(ended).toMatchObject({ until: lastDate, endedAt: expect.any(String) as string });
    await makeEvents(target);
    const after = await rowsOf(series.id);
    expect(after).toHaveLength(rows.length);
    for (const { date, status } of after) {
      expect([date, status]).toEqual([date, date <= lastDate ? 'scheduled' : 'cancelled']);
    }
    expectProblem(
      await owner.ask('POST', `/series/${series.id}/end`, { body }),
      409,
      'series_ended',
    );
  });

  it('takes an extra date, which a later edit changes as well', async () => {
    const series = await create();
    const date = Temporal.Now.plainDateISO('Australia/Sydney').add({ days: 10 }).toString();
    const extra = await owner.post(organiserEventSchema, `/series/${series.id}/events`, {
      date,
      startTime: '11:15',
    });
    expect(extra).toMatchObject({ seriesId: series.id, seriesDate: date, seriesSlot: null });
    await changed(series, { scope: 'all', changes: { venue: 'Studio 3' } });
    expect(await owner.get(organiserEventSchema, `/events/${extra.id}/settings`)).toMatchObject({
      venue: 'Studio 3',
      startsAt: extra.startsAt,
    });
  });

  it('of which two edit at once is changed by one of them', async () => {
    const series = await create();
    const answers = await concurrently(4, (index) =>
      change(series, { scope: 'all', changes: { title: `Salsa by ${index}` } }),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const { series: after } = readAs(changedSeriesSchema, won[0]!);
    const titles = (await rowsOf(series.id)).map(({ title }) => title);
    expect(new Set(titles)).toEqual(new Set([after.title]));
  });
});

describe('A holiday', () => {
  it('cancels what is on it once its people are known, keeps new events away, and brings none back', async () => {
    const id = await insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);
    const series = await create({}, id);
    const rows = await rowsOf(series.id);
    const [from, until] = [rows[3]!.date, rows[8]!.date];
    await bookPlace(database, rows[4]!.id);
    const body = { from, until, name: 'Summer' };
    const path = `/organisers/${id}/holidays`;
    const answer = await owner.ask('POST', path, { body });
    expect(expectProblem(answer, 409, 'bookings_affected').numbers).toMatchObject({
      affectedPeople: 1,
    });
    const { holiday, events } = await owner.post(addedHolidaySchema, path, {
      ...body,
      isConfirmed: true,
    });
    const inside = rows.filter(({ date }) => from <= date && date <= until);
    expect(events.map((event) => event.id).sort()).toEqual(inside.map((row) => row.id).sort());
    await database.query(`DELETE FROM "Event" WHERE id = $1`, [inside[0]!.id]);
    await makeEvents(target);
    const after = await rowsOf(series.id);
    expect(after.filter(({ status }) => status === 'cancelled')).toHaveLength(inside.length - 1);
    expect(
      after.some(({ date, slot }) => date === inside[0]!.date && slot === inside[0]!.slot),
    ).toBe(false);
    await owner.ask('DELETE', `${path}/${holiday!.id}`);
    await makeEvents(target);
    const back = await rowsOf(series.id);
    expect(back).toHaveLength(rows.length);
    expect(back.filter(({ status }) => status === 'cancelled')).toHaveLength(inside.length - 1);
  });
});
