/** How an event sells, and what an organiser is shown first: held against the bookings themselves. */
import {
  eventStatisticsSchema,
  organiserOverviewSchema,
  type EventStatistics,
  type OrganiserOverview,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';
import { expectProblem } from '../support/http.js';
import { createStaff, type Staff } from '../support/staff.js';
import { readTotals } from '../support/totals.js';
import { openPage, ownPageOf } from '../support/watching-page.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const database = useDatabase();
const time = manualClock();
let target: TestApp;
let staff: Staff;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
  staff = await createStaff(database, target);
});
afterAll(() => target.close());

const inMs = (ms: number) => new Date(time.clock().getTime() + ms);

async function read(eventId: string): Promise<EventStatistics> {
  const answer = await staff.ask('manager', 'GET', `/api/events/${eventId}/stats`);
  expect(answer.status, answer.text).toBe(200);
  return eventStatisticsSchema.strict().parse(JSON.parse(answer.text));
}

interface Sale {
  at: Date;
  quantity?: number;
  cancelledAt?: Date;
}

/** With the bookings and the count that these sales leave. */
async function createSold(sales: Sale[], given: Partial<Parameters<Staff['createEvent']>[0]> = {}) {
  const left = sales.filter(({ cancelledAt }) => !cancelledAt);
  const taken = left.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  const totalTickets = given.totalTickets ?? 1_000;
  const remainingTickets = totalTickets - taken;
  const event = await staff.createEvent({ ...given, totalTickets, remainingTickets });
  const userIds = await createUsers(database, sales.length);
  await database.query(
    `INSERT INTO "Booking" (id, "userId", "eventId", quantity, status, "createdAt", "cancelledAt")
     SELECT id, "userId", $2, quantity,
            CASE WHEN "cancelledAt" IS NULL THEN 'confirmed' ELSE 'cancelled' END::"BookingStatus",
            at, "cancelledAt"
     FROM jsonb_to_recordset($1::jsonb) AS new(
       id uuid, "userId" uuid, quantity int, at timestamptz, "cancelledAt" timestamptz)`,
    [
      JSON.stringify(
        sales.map((sale, index) => ({ quantity: 1, ...sale, id: newId(), userId: userIds[index] })),
      ),
      event.id,
    ],
  );
  return event;
}

/** Some days of sale, at odd times and with cancellations, the same ones each time. */
function makeSales(count: number, spanMs: number): Sale[] {
  return Array.from({ length: count }, (_, index) => {
    const at = inMs(-spanMs + ((index * 7_919 * MINUTE_MS) % spanMs));
    const isCancelled = index % 5 === 0;
    return {
      at,
      quantity: 1 + (index % 3),
      ...(isCancelled && { cancelledAt: new Date((at.getTime() + time.clock().getTime()) / 2) }),
    };
  });
}

const sum = <Row>(rows: readonly Row[], valueOf: (row: Row) => number) =>
  rows.reduce((total, row) => total + valueOf(row), 0);

describe('The numbers of an event', () => {
  it.each([
    ['minute', 3 * HOUR_MS],
    ['hour', 8 * DAY_MS],
    ['day', 200 * DAY_MS],
    ['week', 700 * DAY_MS],
  ])('add up to its bookings, in steps of a %s', async (unit, spanMs) => {
    const { id } = await createSold(makeSales(300, spanMs - MINUTE_MS));
    const statistics = await read(id);
    const { steps } = statistics.sales;
    const [booked] = await database.query<{ sold: number; cancelled: number }>(
      `SELECT sum(quantity)::int AS sold,
              sum(quantity) FILTER (WHERE status = 'cancelled')::int AS cancelled
       FROM "Booking" WHERE "eventId" = $1`,
      [id],
    );
    expect(statistics.sales.unit).toBe(unit);
    expect(steps.length).toBeLessThan(220);
    expect(sum(steps, ({ sold }) => sold)).toBe(booked?.sold);
    expect(sum(steps, ({ cancelled }) => cancelled)).toBe(booked?.cancelled);
    expect(sum(statistics.hours, ({ sold }) => sold)).toBe(booked?.sold);
    expect(statistics.cancelledTickets).toBe(booked?.cancelled);
    const { confirmed, remaining, total } = await readTotals(database, id);
    expect(statistics).toMatchObject({
      confirmedTickets: confirmed,
      remainingTickets: remaining,
      totalTickets: total,
    });
    expect(booked!.sold - booked!.cancelled).toBe(confirmed);
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort());
  });

  it('go by the clock at the venue, on both sides of a change to summer time', async () => {
    const { id } = await createSold(
      ['2027-03-27T22:30:00Z', '2027-03-27T23:30:00Z', '2027-03-28T22:30:00Z'].map((at) => ({
        at: new Date(at),
      })),
      { timeZone: 'Europe/Vienna' },
    );
    const { hours, sales } = await read(id);
    expect(hours).toEqual([
      { weekday: 1, hour: 0, sold: 1 },
      { weekday: 6, hour: 23, sold: 1 },
      { weekday: 7, hour: 0, sold: 1 },
    ]);
    expect(sales.unit).toBe('hour');
  });

  it('begin a day at midnight of the venue', async () => {
    const { id } = await createSold(
      [
        { at: new Date('2027-01-01T04:59:00Z') },
        { at: new Date('2027-01-01T05:00:00Z') },
        { at: new Date('2027-02-01T12:00:00Z') },
      ],
      { timeZone: 'America/New_York' },
    );
    expect((await read(id)).sales).toEqual({
      unit: 'day',
      steps: [
        { at: '2026-12-31T05:00:00.000Z', sold: 1, cancelled: 0 },
        { at: '2027-01-01T05:00:00.000Z', sold: 1, cancelled: 0 },
        { at: '2027-02-01T05:00:00.000Z', sold: 1, cancelled: 0 },
      ],
    });
  });

  it('say what the last ten minutes brought', async () => {
    const { id } = await createSold([
      { at: inMs(-9 * MINUTE_MS), quantity: 2 },
      { at: inMs(-11 * MINUTE_MS), quantity: 4 },
      { at: inMs(-DAY_MS), quantity: 8, cancelledAt: inMs(-MINUTE_MS) },
    ]);
    expect((await read(id)).rate).toEqual({ minutes: 10, sold: 2, cancelled: 8 });
  });

  it('are nothing where nothing was booked, and there is an event', async () => {
    const { id } = await staff.createEvent({ totalTickets: 3, status: 'draft', category: 'New' });
    expect(await read(id)).toMatchObject({
      status: 'draft',
      confirmedTickets: 0,
      remainingTickets: 3,
      cancelledTickets: 0,
      sales: { steps: [] },
      hours: [],
      similar: [],
    });
  });

  it('know who has the page open', async () => {
    const { id } = await staff.createEvent({ totalTickets: 3 });
    const page = await openPage(target.origin);
    await page.watch(ownPageOf(id));
    await page.untilCount(1);
    await expect
      .poll(async () => {
        time.advance(1_000);
        return (await read(id)).watchers;
      })
      .toBe(1);
    page.socket.disconnect();
  });

  it('stand beside those of the last events of the kind, as long before their start', async () => {
    const category = 'Pottery';
    const kind = { category, totalTickets: 100 };
    const startsAt = inMs(2 * DAY_MS);
    const before = await createSold(
      [
        { at: inMs(-31 * DAY_MS), quantity: 5 },
        { at: inMs(-30 * DAY_MS), quantity: 7, cancelledAt: inMs(-29.5 * DAY_MS) },
        { at: inMs(-30 * DAY_MS), quantity: 11, cancelledAt: inMs(-28 * DAY_MS) },
        { at: inMs(-28 * DAY_MS), quantity: 13 },
      ],
      // Two days before its start was 29 days ago.
      { ...kind, startsAt: inMs(-27 * DAY_MS) },
    );
    await createSold([{ at: inMs(-40 * DAY_MS) }], { ...kind, category: 'Other', startsAt });
    await createSold([], { ...kind, startsAt: inMs(-DAY_MS), status: 'cancelled' });
    await createSold([], { ...kind, startsAt: inMs(3 * DAY_MS) });
    const { id } = await createSold([], { ...kind, startsAt });
    expect((await read(id)).similar).toEqual([
      {
        id: before.id,
        title: before.title,
        startsAt: before.startsAt.toISOString(),
        totalTickets: 100,
        confirmedTickets: 16,
      },
    ]);
  });

  it('are for those who may read them', async () => {
    const { id } = await staff.createEvent({ totalTickets: 3 });
    const path = `/api/events/${id}/stats`;
    expectProblem(await staff.ask('stranger', 'GET', path), 404, 'event_not_found');
    expectProblem(await staff.ask('door', 'GET', path), 403, 'forbidden');
    expect((await staff.ask('admin', 'GET', path)).status).toBe(200);
  });
});

describe('The overview of an organiser', () => {
  const readOverview = async (of: Staff): Promise<OrganiserOverview> => {
    const answer = await of.ask('owner', 'GET', `/api/organisers/${of.organiserId}/overview`);
    expect(answer.status, answer.text).toBe(200);
    return organiserOverviewSchema.strict().parse(JSON.parse(answer.text));
  };

  it('has the next events, what asks for attention, and the sums of what is to come', async () => {
    const own = await createStaff(database, target);
    const create = (title: string, given: Partial<Parameters<Staff['createEvent']>[0]>) =>
      own.createEvent({ title, totalTickets: 100, startsAt: inMs(5 * DAY_MS), ...given });
    await create('Long over', { startsAt: inMs(-DAY_MS) });
    await create('Slow', { remainingTickets: 90 });
    await create('Nearly full', { startsAt: inMs(40 * DAY_MS), remainingTickets: 3 });
    await create('Draft', { status: 'draft', startsAt: inMs(3 * DAY_MS) });
    await create('Half full', { startsAt: inMs(4 * DAY_MS), remainingTickets: 50 });
    const { id } = await create('Cancelled', { status: 'cancelled', remainingTickets: 99 });
    await database.query(`UPDATE "Event" SET "cancelledAt" = now() WHERE id = $1`, [id]);
    const { nextUp, attention, upcoming } = await readOverview(own);
    expect(nextUp.map(({ title }) => title)).toEqual(['Half full', 'Slow', 'Nearly full']);
    expect(attention.map(({ reason, event }) => [reason, event.title])).toEqual([
      ['cancelling', 'Cancelled'],
      ['draft_near', 'Draft'],
      ['nearly_sold_out', 'Nearly full'],
      ['selling_slowly', 'Slow'],
    ]);
    expect(upcoming).toEqual({ events: 3, totalTickets: 300, confirmedTickets: 157 });
  });

  it('is empty for an organiser without events, and nobody else’s to see', async () => {
    const own = await createStaff(database, target);
    const upcoming = { events: 0, totalTickets: 0, confirmedTickets: 0 };
    expect(await readOverview(own)).toEqual({ nextUp: [], attention: [], upcoming });
    const path = `/api/organisers/${own.organiserId}/overview`;
    expectProblem(await staff.ask('owner', 'GET', path), 404, 'organiser_not_found');
  });
});
