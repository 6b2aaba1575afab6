import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from '../support/app.js';
import { useDatabase } from '../support/database.js';

const database = useDatabase();
let prisma: PrismaService;

beforeAll(() => {
  prisma = new PrismaService(testConfig(database.url));
});
afterAll(() => prisma.$disconnect());

it('The error of a connection that is being handed out does not end the process', async () => {
  const pool = prisma.pool as pg.Pool;
  // No more the pool's, and not yet Prisma's: so it comes when one packet carries the end of PostgreSQL's
  // greeting and its last word. Without a listener the event would be an uncaught exception.
  pool.once('acquire', (client: pg.PoolClient) =>
    queueMicrotask(() => client.emit('error', new Error('terminating connection'))),
  );
  const ask = () => prisma.$transaction((tx) => tx.$queryRaw`SELECT 1 AS one`);
  expect(await ask()).toEqual([{ one: 1 }]);
});
