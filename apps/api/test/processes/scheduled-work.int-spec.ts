/** What one process does for all: once in its time, never twice at once, and not on past its end. */
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ScheduledWorkService,
  type ScheduledWork,
} from '../../src/common/jobs/scheduled-work.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { withResolvers } from '../support/with-resolvers.js';

const database = useDatabase();
let apps: TestApp[];

beforeAll(async () => {
  apps = [await startApp(database.url), await startApp(database.url)];
});
afterAll(() => Promise.all(apps.map((one) => one.close())));

describe('Scheduled work', () => {
  const both = () => apps.map((one) => one.app.get(ScheduledWorkService));
  const work = (name: string, run = () => Promise.resolve()): ScheduledWork => ({
    name,
    everyMs: 60_000,
    run,
  });

  it('is done once in its time, by one of all processes', async () => {
    let runs = 0;
    const counted = work('counted', async () => void (runs += 1));
    const turns = [...both(), ...both()].map((service) => service.runIfDue(counted));
    const done = await Promise.all(turns);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(runs).toBe(1);
  });

  it('is left to the process that is at it, without waiting for the end', async () => {
    const [service, other] = both();
    const begin = withResolvers();
    const end = withResolvers();
    const long = work('long', () => {
      begin.resolve();
      return end.promise;
    });
    const done = service!.runIfDue(long);
    await begin.promise;
    expect(await other!.runIfDue(long)).toBe(false);
    end.resolve();
    expect(await done).toBe(true);
  });

  it('is told when its process stops, and is waited for', async () => {
    const third = await startApp(database.url);
    const begin = withResolvers();
    let hasEnded = false;
    third.app.get(ScheduledWorkService).schedule({
      name: 'until stopped',
      everyMs: 1,
      run: async (stopping) => {
        begin.resolve();
        await once(stopping, 'abort');
        await nextTurn();
        hasEnded = true;
      },
    });
    await begin.promise;
    await third.close();
    expect(hasEnded).toBe(true);
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
