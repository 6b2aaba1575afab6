/** What nobody can use any more is removed, once, and nothing else is. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ExpiredRowsPurge,
  PURGE_BATCH,
  PURGE_GRACE_MS,
} from '../../src/auth/expired-rows-purge.js';
import { REFRESH_TOKEN_MS } from '../../src/auth/sessions.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { manualClock } from '../support/clock.js';
import { useDatabase } from '../support/database.js';
import { createUsers } from '../support/factories.js';
import { readSignIn, refresh, signUp } from '../support/visitor.js';

const database = useDatabase();
const time = manualClock();
let target: TestApp;

beforeAll(async () => {
  target = await startApp(database.url, {}, { clock: time.clock });
});
afterAll(() => target.close());
beforeEach(() => database.query('DELETE FROM "Session"; DELETE FROM "RateLimit"'));

const purge = (stopping = new AbortController().signal) =>
  target.app.get(ExpiredRowsPurge).purge(stopping);
const rotate = async (token: string) => readSignIn(await refresh(target.origin, token));

async function countRows(): Promise<{ sessions: number; tokens: number }> {
  const [counts] = await database.query<{ sessions: number; tokens: number }>(
    `SELECT (SELECT count(*)::int FROM "Session") AS sessions,
            (SELECT count(*)::int FROM "RefreshToken") AS tokens`,
  );
  return counts!;
}

/** Sessions with one token each that ended long ago. */
async function createEnded(count: number): Promise<void> {
  const [userId] = await createUsers(database, 1);
  // The planner takes the tables for empty, as after a quiet night: a plan for few rows must do for many.
  await database.query('ANALYZE "Session", "RefreshToken"');
  await database.query(
    `WITH ended AS (
       INSERT INTO "Session" (id, "userId")
       SELECT gen_random_uuid(), $1 FROM generate_series(1, $2::int) RETURNING id
     )
     INSERT INTO "RefreshToken" (hash, "sessionId", "expiresAt")
     SELECT uuid_send(id), id, 'epoch' FROM ended`,
    [userId, count],
  );
}

describe('The purge', () => {
  it('removes a session when its last token has been worth nothing for an hour', async () => {
    await signUp(target.origin);
    time.advance(REFRESH_TOKEN_MS + PURGE_GRACE_MS);
    await purge();
    expect(await countRows()).toEqual({ sessions: 1, tokens: 1 });
    time.advance(1);
    await purge();
    expect(await countRows()).toEqual({ sessions: 0, tokens: 0 });
  });

  it('leaves a session that was prolonged, with the tokens that still tell of a theft', async () => {
    const first = await signUp(target.origin);
    time.advance(PURGE_GRACE_MS + 2);
    const second = await rotate(first.refreshToken);
    time.advance(REFRESH_TOKEN_MS - 1);
    await purge();
    expect(await countRows()).toEqual({ sessions: 1, tokens: 1 });
    await rotate(second.refreshToken);
  });

  it('takes as many batches as there are', async () => {
    await createEnded(2 * PURGE_BATCH + 1);
    const { refreshToken } = await signUp(target.origin);
    await purge();
    expect(await countRows()).toEqual({ sessions: 1, tokens: 1 });
    await rotate(refreshToken);
  });

  it('ends after the batch that is under way when its process stops', async () => {
    await createEnded(2 * PURGE_BATCH);
    const stopping = new AbortController();
    const pass = purge(stopping.signal);
    stopping.abort();
    await pass;
    expect(await countRows()).toEqual({ sessions: PURGE_BATCH, tokens: PURGE_BATCH });
  });

  it('waits for nobody who holds a session, and takes it the next time', async () => {
    await createEnded(2);
    const holder = await database.connect();
    await holder.query(`BEGIN; SELECT FROM "RefreshToken" LIMIT 1 FOR UPDATE`);
    try {
      await purge();
      expect(await countRows()).toEqual({ sessions: 1, tokens: 1 });
    } finally {
      await holder.end();
    }
    await purge();
    expect(await countRows()).toEqual({ sessions: 0, tokens: 0 });
  });

  it('removes counts of attempts that are over, and no others', async () => {
    const now = time.clock().getTime();
    await database.query(`INSERT INTO "RateLimit" VALUES ('over', 9, $1), ('under way', 9, $2)`, [
      now - PURGE_GRACE_MS - 1,
      now + 1,
    ]);
    await purge();
    expect(await database.query('SELECT key FROM "RateLimit"')).toEqual([{ key: 'under way' }]);
  });
});
