/** The events of weekly series are made once, whoever makes them. */
import { organiserEventSchema, seriesSchema } from '@lastseat/contracts';
import { insertOrganiser } from '@lastseat/test-data';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { concurrently } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { isEmptied, RecordingReceiver } from '../support/outbox.js';
import { createPeople, readAs, type Person } from '../support/person.js';
import { makeEvents, readTicketSettings, readRows, weekly } from '../support/series.js';

const database = useDatabase();
const run = database.query.bind(database);
/** By whichever of the two processes. */
const told = new RecordingReceiver('told', false);
let first: TestApp;
let second: TestApp;
let owner: Person;
let organiserId: string;

beforeAll(async () => {
  first = await startApp(database.url, {}, {}, [told]);
  second = await startApp(database.url, {}, {}, [told]);
  [owner] = (await createPeople(database, first, 1)) as [Person];
  organiserId = await insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);
});
afterAll(() => Promise.all([first.close(), second.close()]));

const create = (given: object = {}, id = organiserId) =>
  owner.post(seriesSchema, `/organisers/${id}/series`, weekly(given));

const rowsOf = (seriesId: string) => readRows(database, seriesId);

/** What others were told of it. */
async function factsOf(eventId: string): Promise<string[]> {
  await eventually('all is told', () => isEmptied(database));
  const own = told.got.filter(({ aggregateId }) => aggregateId === eventId);
  return own.flatMap(({ facts }) => facts.map(({ type }) => type));
}

describe('The events of a series', () => {
  it('are there at once, for the weeks that the organiser looks ahead, each at its time on the wall', async () => {
    const seats = { waitlistMode: 'autobook', offerMinutes: 30, allowsTransfer: false };
    const given = { ...seats, asksNames: true };
    const before = { waitlistClosesMinutesBefore: 60, transferUntilMinutesBefore: 120 };
    const series = await create({ ...given, ...before });
    const today = Temporal.Now.plainDateISO('Australia/Sydney');
    const rows = await rowsOf(series.id);
    expect(rows.length).toBeGreaterThanOrEqual(24);
    expect(rows.length).toBeLessThanOrEqual(26);
    for (const { date, at, slot, status } of rows) {
      expect([date, slot]).toEqual([at.slice(0, 10), slot]);
      expect(at.slice(11)).toBe({ 1: '18:30', 2: '18:30', 3: '19:30' }[slot!]);
      expect(status).toBe('scheduled');
    }
    expect(rows.at(-1)!.date <= today.add({ weeks: 8 }).toString()).toBe(true);
    const times = { closesMinutesBefore: 60, transferMinutesBefore: 120 };
    expect(await readTicketSettings(database, series.id)).toEqual([{ ...given, ...times }]);
  });

  it('are the same when they are made again, by two processes at once, after a cancelled and a moved class', async () => {
    const series = await create();
    const [gone, moved, ...rest] = await rowsOf(series.id);
    await owner.ask('POST', `/events/${gone!.id}/cancel`, { body: { reason: 'Ill' } });
    const { startsAt } = await owner.get(organiserEventSchema, `/events/${moved!.id}/settings`);
    const later = new Date(Date.parse(startsAt) + 26 * 3_600_000).toISOString();
    const moving = { headers: { 'if-match': '"0"' }, body: { startsAt: later, endsAt: null } };
    const edited = readAs(
      organiserEventSchema,
      await owner.ask('PATCH', `/events/${moved!.id}`, moving),
    );
    expect(edited).toMatchObject({ isSeriesChanged: true, seriesDate: moved!.date });
    // As a crash in the midst of it leaves them: the last of them are not there.
    await database.query(
      `WITH lost AS (SELECT id FROM "Event" WHERE "seriesId" = $1 ORDER BY "seriesDate" DESC LIMIT 5)
       DELETE FROM "Event" WHERE id IN (SELECT id FROM lost)`,
      [series.id],
    );
    await concurrently(6, (index) => makeEvents(index % 2 === 0 ? first : second));
    const after = await rowsOf(series.id);
    expect(after.map(({ date, slot }) => [date, slot])).toEqual(
      [gone!, moved!, ...rest].map(({ date, slot }) => [date, slot]),
    );
    expect(after[0]).toMatchObject({ id: gone!.id, status: 'cancelled' });
    expect(after[1]!.id).toBe(moved!.id);
  });

  it('are told of once each, whoever makes them', async () => {
    const series = await create({ from: '2999-01-07', until: '2999-01-09' });
    expect(await rowsOf(series.id)).toEqual([]);
    await database.query(
      `UPDATE "Series" SET "from" = CURRENT_DATE, until = CURRENT_DATE + 14, "ruleFrom" = CURRENT_DATE
       WHERE id = $1`,
      [series.id],
    );
    await concurrently(4, (index) => makeEvents(index % 2 === 0 ? first : second));
    const rows = await rowsOf(series.id);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const { id } of rows) expect(await factsOf(id)).toEqual(['event.published']);
  });

  it('are further ahead where the organiser looks further', async () => {
    const id = await insertOrganiser(run, [{ userId: owner.id, role: 'owner' }]);
    await owner.ask('PATCH', `/organisers/${id}`, { body: { weeksAhead: 2 } });
    const series = await create({ slots: [{ weekday: 2, startTime: '09:00' }] }, id);
    expect((await rowsOf(series.id)).length).toBeLessThanOrEqual(3);
    await owner.ask('PATCH', `/organisers/${id}`, { body: { weeksAhead: 20 } });
    await makeEvents(first);
    expect((await rowsOf(series.id)).length).toBeGreaterThanOrEqual(20);
  });
});
