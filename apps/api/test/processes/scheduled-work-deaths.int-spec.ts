/** Who does a piece of scheduled work when the process that was at it is gone, or seems so. */
import { startDatabaseProxy } from '@lastseat/database-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { ScheduledWorkService } from '../../src/common/jobs/scheduled-work.service.js';
import { LEASE_MS } from '../../src/common/jobs/work-lease.sql.js';
import { startApiProcess } from '../support/api-process.js';
import { testConfig } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { ageWork, longWork, makeDue, work } from '../support/scheduled-work.js';

const database = useDatabase();
let prisma: PrismaService;
let heir: ScheduledWorkService;

beforeAll(() => {
  prisma = new PrismaService(testConfig(database.url));
  heir = new ScheduledWorkService(prisma);
});
afterAll(() => prisma.$disconnect());

describe('A process that dies in the midst of its work', () => {
  it('by a SIGKILL leaves a lease behind, and after it the work to the others', async () => {
    const holder = await database.connect();
    const killed = await startApiProcess(database.url, { AUDIT_EVERY_MS: '1000' });
    const name = 'integrity check';
    try {
      await holder.query('BEGIN');
      // So its check cannot end.
      await holder.query('LOCK TABLE "Booking" IN ACCESS EXCLUSIVE MODE');
      await eventually('the process is at it', async () => {
        const waiting = await database.query(
          `SELECT FROM pg_locks WHERE relation = '"Booking"'::regclass AND NOT granted`,
        );
        return waiting.length === 1;
      });
    } finally {
      await killed.kill();
      await holder.end();
    }
    expect(await heir.runIfDue(work(name))).toBe(false);
    await ageWork(database, name, LEASE_MS);
    expect(await heir.runIfDue(work(name))).toBe(true);
  });

  it('unheard keeps the others from it for as long as its lease, and no longer', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const cutOff = new PrismaService(testConfig(proxy.url));
    const dying = longWork('orphaned');
    const done = new ScheduledWorkService(cutOff).runIfDue(dying);
    await dying.begun;
    // From here on the database hears nothing of it any more.
    proxy.cut();
    expect(await heir.runIfDue(work(dying.name))).toBe(false);
    await ageWork(database, dying.name, LEASE_MS);
    expect(await heir.runIfDue(work(dying.name))).toBe(true);

    const refused = expect(done).rejects.toThrow();
    dying.end();
    await refused;
    await cutOff.$disconnect();
    await proxy.close();
  });

  it('and comes back does not end the lease of who took its place', async () => {
    const frozen = new ScheduledWorkService(prisma);
    const first = longWork('frozen');
    const second = longWork('frozen');
    const firstDone = frozen.runIfDue(first);
    await first.begun;
    await ageWork(database, first.name, LEASE_MS);
    const secondDone = heir.runIfDue(second);
    await second.begun;
    first.end();
    await firstDone;
    await makeDue(database, first.name);
    expect(await frozen.runIfDue(work(first.name))).toBe(false);
    second.end();
    expect(await secondDone).toBe(true);
  });
});
