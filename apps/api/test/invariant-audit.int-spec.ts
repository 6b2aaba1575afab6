/** A false count is found, told loudly, and left for a person to mend; and the search runs once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvariantAudit } from '../src/audit/invariant-audit.service.js';
import { MetricsService } from '../src/common/metrics/metrics.service.js';
import { ScheduledWorkService } from '../src/common/scheduled-work.service.js';
import { startApp, type TestApp } from './support/app.js';
import { createBuyers } from './support/buyers.js';
import { useDatabase } from './support/database.js';
import { createEvent } from './support/factories.js';

const database = useDatabase();
const lines: string[] = [];
let target: TestApp;
let rival: TestApp;

beforeAll(async () => {
  const logDestination = { write: (line: string) => void lines.push(line) };
  rival = await startApp(database.url);
  // The last: within one process Nest has one logger, that of the newest application.
  target = await startApp(database.url, { LOG_LEVEL: 'fatal' }, { logDestination });
});
afterAll(() => Promise.all([target.close(), rival.close()]));

const audit = () => target.app.get(InvariantAudit).audit();

async function readDriftGauge(): Promise<number | undefined> {
  const { values } = await target.app.get(MetricsService).driftedEvents.get();
  return values[0]?.value;
}

describe('The audit', () => {
  it('finds nothing where every count is true', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    const [buyer, other] = await createBuyers(database, target, 2);
    const booking = await buyer!.book(event.id);
    await other!.book(event.id);
    await buyer!.cancel(booking.id);

    expect(await audit()).toEqual([]);
    expect(await readDriftGauge()).toBe(0);
    expect(lines).toEqual([]);
  });

  it('names an event whose count is false, in the metric and in the loudest line of the log', async () => {
    const event = await createEvent(database, { totalTickets: 5, remainingTickets: 4 });

    const drift = { eventId: event.id, total: 5, remaining: 4, confirmed: 0 };
    expect(await audit()).toEqual([drift]);
    expect(await readDriftGauge()).toBe(1);
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({
      level: 'fatal',
      msg: expect.stringContaining(event.id) as string,
    });
  });
});

describe('Scheduled work', () => {
  const both = () => [target, rival].map((one) => one.app.get(ScheduledWorkService));
  let runs = 0;
  const work = (name: string, run = () => Promise.resolve()) => ({
    name,
    everyMs: 60_000,
    run: () => {
      runs += 1;
      return run();
    },
  });

  it('is done once in its time, by one of all processes', async () => {
    runs = 0;
    const turns = [...both(), ...both()].map((service) => service.runIfDue(work('once')));
    const done = await Promise.all(turns);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(runs).toBe(1);
  });

  it('is done again when its time has come', async () => {
    const [service] = both();
    await service!.runIfDue(work('again'));
    await database.query(`UPDATE "ScheduledWork" SET "lastRunAt" = now() - interval '1 minute'`);
    expect(await service!.runIfDue(work('again'))).toBe(true);
  });

  it('counts as not done when it fails', async () => {
    const [service, other] = both();
    const failing = work('failing', () => Promise.reject(new Error('broken')));
    await expect(service!.runIfDue(failing)).rejects.toThrow('broken');
    expect(await other!.runIfDue(work('failing'))).toBe(true);
  });
});
