/** How long a batch waits for others, and how long others wait for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEvents, WrongIsolationError } from '../../src/bookings/commit/commit-batch.sql.js';
import { classifyFailure, findSqlState } from '../../src/common/database/database-errors.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { PATIENCE_MS } from '../support/eventually.js';
import { createEvent } from '../support/factories.js';
import { withResolvers } from '../support/with-resolvers.js';

const database = useDatabase();
let prisma: PrismaService;

beforeAll(() => {
  prisma = new PrismaService(testConfig(database.url));
});
afterAll(() => prisma.$disconnect());

const patient = { lockTimeoutMs: PATIENCE_MS, idleTimeoutMs: PATIENCE_MS };

/** What a promise fails with. */
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("An event's row lock", () => {
  it('is not waited for longer than the limit: the transaction may be tried again', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [event.id]);

    const failure = await failureOf(
      prisma.$transaction((tx) =>
        lockEvents(tx, [event.id], { ...patient, lockTimeoutMs: 50 }, false),
      ),
    );

    await holder.end();
    expect(findSqlState(failure)).toBe('55P03');
    expect(classifyFailure(failure)).toBe('transient');
  });

  it('is taken from a process that froze while it held it, and the next one gets it', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const thaw = withResolvers();
    const hasLock = withResolvers();

    const frozen = failureOf(
      prisma.$transaction(
        async (tx) => {
          await lockEvents(tx, [event.id], { ...patient, idleTimeoutMs: 50 }, false);
          hasLock.resolve();
          await thaw.promise;
          await tx.event.update({ where: { id: event.id }, data: { remainingTickets: 0 } });
        },
        { timeout: PATIENCE_MS },
      ),
    );
    await hasLock.promise;
    const next = await prisma.$transaction((tx) => lockEvents(tx, [event.id], patient, false));
    thaw.resolve();

    expect(next).toMatchObject([{ id: event.id, remainingTickets: 1 }]);
    expect(classifyFailure(await frozen)).toBe('transient');
    const [row] = await database.query('SELECT "remainingTickets" FROM "Event" WHERE id = $1', [
      event.id,
    ]);
    expect(row).toEqual({ remainingTickets: 1 });
  });

  it('is passed over by a batch that need not wait', async () => {
    const [held, free] = [
      await createEvent(database, { totalTickets: 1 }),
      await createEvent(database, { totalTickets: 1 }),
    ];
    const holder = await database.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [held.id]);

    const locked = await prisma.$transaction((tx) =>
      lockEvents(tx, [held.id, free.id], patient, true),
    );

    await holder.end();
    expect(locked.map((event) => event.id)).toEqual([free.id]);
  });

  it('is refused at another isolation level, where a waiter would not see the newest count', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const failure = await failureOf(
      prisma.$transaction((tx) => lockEvents(tx, [event.id], patient, false), {
        isolationLevel: 'RepeatableRead',
      }),
    );
    expect(failure).toBeInstanceOf(WrongIsolationError);
    expect(classifyFailure(failure)).toBe('fatal');
  });
});
