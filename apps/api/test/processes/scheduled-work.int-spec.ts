/** What one process does for all: once in its time, never twice at once, and not on past its end. */
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { ScheduledWorkService } from '../../src/common/jobs/scheduled-work.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { ageWork, longWork, makeDue, work } from '../support/scheduled-work.js';
import { withResolvers } from '../support/with-resolvers.js';

const database = useDatabase();
let apps: TestApp[];

beforeAll(async () => {
  apps = [await startApp(database.url), await startApp(database.url)];
});
afterAll(() => Promise.all(apps.map((one) => one.close())));

const both = () => apps.map((one) => one.app.get(ScheduledWorkService));
describe('Scheduled work', () => {
  it('is done once in its time, by one of all processes', async () => {
    let runs = 0;
    const counted = work('counted', async () => void (runs += 1));
    const turns = [...both(), ...both()].map((service) => service.runIfDue(counted));
    const done = await Promise.all(turns);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(runs).toBe(1);
  });

  it('is done once when its time comes again, however many ask at once', async () => {
    const again = work('again and again');
    await both()[0]!.runIfDue(again);
    await ageWork(database, again.name, again.everyMs);
    const asked = Array.from({ length: 10 }, (_, index) => both()[index % 2]!.runIfDue(again));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('is never done by two at once, however often they look', async () => {
    const services = [...both(), ...both()].map(
      (_, index) => new ScheduledWorkService(apps[index % 2]!.app.get(PrismaService)),
    );
    const enough = withResolvers();
    let [runs, atOnce, mostAtOnce] = [0, 0, 0];
    const busy = async () => {
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await nextTurn();
      atOnce -= 1;
      if ((runs += 1) === 50) enough.resolve();
    };
    for (const service of services) {
      service.schedule({ name: 'busy', everyMs: 1, run: busy });
    }
    await enough.promise;
    await Promise.all(services.map((service) => service.beforeApplicationShutdown()));
    expect(mostAtOnce).toBe(1);
  });

  it('is left to the process that is at it, without waiting for the end', async () => {
    const [service, other] = both();
    const long = longWork('long');
    const done = service!.runIfDue(long);
    await long.begun;
    expect(await other!.runIfDue(long)).toBe(false);
    long.end();
    expect(await done).toBe(true);
  });

  it('is left to the process that is at it, also when that takes longer than its time', async () => {
    const [service, other] = both();
    const long = longWork('longer than its time');
    const done = service!.runIfDue(long);
    await long.begun;
    await makeDue(database, long.name);
    expect(await other!.runIfDue(long)).toBe(false);
    long.end();
    expect(await done).toBe(true);
  });

  it('keeps no transaction and no lock while it is done', async () => {
    const [service] = both();
    const long = longWork('without a transaction');
    const done = service!.runIfDue(long);
    await long.begun;
    // Others of these processes come and go; one of the work would stay.
    try {
      await eventually('nothing is open', async () => {
        const open = await database.query(
          `SELECT query FROM pg_stat_activity WHERE datname = current_database()
             AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
           UNION ALL
           SELECT locktype FROM pg_locks JOIN pg_database ON oid = database
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
        return open.length === 0;
      });
    } finally {
      long.end();
      await done;
    }
  });

  it('is told when its process stops, and is waited for', async () => {
    const third = await startApp(database.url);
    const begin = withResolvers();
    let hasEnded = false;
    third.app.get(ScheduledWorkService).schedule({
      name: 'until stopped',
      everyMs: 1,
      run: async (stop) => {
        begin.resolve();
        await once(stop, 'abort');
        await nextTurn();
        hasEnded = true;
      },
    });
    await begin.promise;
    await third.close();
    expect(hasEnded).toBe(true);
  });

  it('is the turn of another process at once when its own stopped', async () => {
    const third = await startApp(database.url);
    const service = third.app.get(ScheduledWorkService);
    const [begin, told] = [withResolvers(), withResolvers()];
    const stopped = service.runIfDue(
      work('stopped', async (stop) => {
        stop.addEventListener('abort', () => told.resolve());
        begin.resolve();
        await told.promise;
      }),
    );
    await begin.promise;
    const refused = expect(stopped).rejects.toThrow('its process ends');
    await service.beforeApplicationShutdown();
    await refused;
    await third.close();
    expect(await both()[0]!.runIfDue(work('stopped'))).toBe(true);
  });

  it('is done again when its time has come', async () => {
    const [service] = both();
    await service!.runIfDue(work('again'));
    expect(await service!.runIfDue(work('again'))).toBe(false);
    await ageWork(database, 'again', 60_000);
    expect(await service!.runIfDue(work('again'))).toBe(true);
  });

  it('counts as not done when it fails', async () => {
    const [service, other] = both();
    const failing = work('failing', () => Promise.reject(new Error('broken')));
    await expect(service!.runIfDue(failing)).rejects.toThrow('broken');
    expect(await other!.runIfDue(work('failing'))).toBe(true);
  });
});

describe('Scheduled work of the release before', () => {
  it('is left to it without waiting: it keeps the row locked while it works', async () => {
    const before = await database.connect();
    try {
      await before.query(
        `INSERT INTO "ScheduledWork" (name, "lastRunAt") VALUES ('old', now() - interval '1 hour')`,
      );
      await before.query('BEGIN');
      await before.query(`UPDATE "ScheduledWork" SET "lastRunAt" = now() WHERE name = 'old'`);
      expect(await both()[0]!.runIfDue(work('old'))).toBe(false);
      await before.query('COMMIT');
      expect(await both()[0]!.runIfDue(work('old'))).toBe(false);
    } finally {
      await before.end();
    }
  });
});
