/** What an operator can read, and who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { createBuyers } from '../support/buyers.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { send } from '../support/http.js';
import { followLive } from '../support/live-client.js';

const database = useDatabase();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url);
});
afterAll(() => target.close());

/** One number of the page; NaN when it is not there. */
async function readMetric(line: string): Promise<number> {
  const { text } = await send(target.origin, 'GET', '/api/metrics');
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? NaN);
}

describe('The metrics', () => {
  it('count bookings, refusals, batches, requests by route, and what the sockets were told', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [first, second] = (await createBuyers(database, target, 2)) as [
      Awaited<ReturnType<typeof createBuyers>>[number],
      Awaited<ReturnType<typeof createBuyers>>[number],
    ];
    const live = await followLive(target.origin);
    await live.watch(event.id);
    const booking = await first.book(event.id);
    await second.book(event.id).catch(() => undefined);
    await first.cancel(booking.id);
    await live.until(({ version }) => version === 2);

    expect(await readMetric('lastseat_booking_outcomes_total{outcome="booked"}')).toBe(1);
    expect(await readMetric('lastseat_booking_outcomes_total{outcome="sold_out"}')).toBe(1);
    expect(await readMetric('lastseat_booking_outcomes_total{outcome="cancelled"}')).toBe(1);
    expect(await readMetric('lastseat_booking_batch_size_count')).toBe(3);
    expect(await readMetric('lastseat_booking_commit_seconds_count')).toBe(3);
    expect(await readMetric('lastseat_booking_queue_wait_seconds_count')).toBe(3);
    expect(await readMetric('lastseat_booking_queue_depth')).toBe(0);
    expect(await readMetric('lastseat_live_sockets')).toBe(1);
    expect(await readMetric('lastseat_api_processes')).toBe(1);
    expect(await readMetric('lastseat_live_emit_lag_seconds_count')).toBe(2);
    expect(await readMetric('lastseat_database_connections')).toBeGreaterThan(0);
    expect(
      await readMetric(
        'lastseat_http_request_duration_seconds_count{method="DELETE",route="/api/bookings/:id",status="200"}',
      ),
    ).toBe(1);
    live.close();
  });

  it('name no path, no person and no event', async () => {
    const [userId] = (await createUsers(database, 1)) as [string];
    await send(target.origin, 'GET', `/api/secret/${userId}`);
    const { text } = await send(target.origin, 'GET', '/api/metrics');
    expect(text).not.toContain(userId);
    expect(text).toContain('route="none"');
  });

  it('are there for whoever has the token, and for nobody else', async () => {
    const guarded = await startApp(database.url, { METRICS_TOKEN: 'a token of the operator' });
    const read = (authorization?: string) =>
      send(guarded.origin, 'GET', '/api/metrics', {
        headers: authorization === undefined ? {} : { authorization },
      });
    expect((await read()).status).toBe(404);
    expect((await read('Bearer another token')).status).toBe(404);
    expect((await read('Bearer a token of the operator')).status).toBe(200);
    await guarded.close();
  });

  it('are hidden, without a token, where the API listens to more than this machine', async () => {
    const open = await startApp(database.url, { API_HOST: '0.0.0.0' });
    expect((await send(open.origin, 'GET', '/api/metrics')).status).toBe(404);
    await open.close();
  });
});
