/** What is besieged: a PostgreSQL, an API, and people and events that nobody else touches. */
import { randomBytes } from 'node:crypto';
import { findFreePort } from '@lastseat/embedded-postgres';
import { insertEvents, insertUsers, type RunStatement } from '@lastseat/test-data';
import pg from 'pg';
import { AccessTokens } from '../../load/access-tokens.js';
import type { Scope } from '../../runner/scope.js';
import { fillDatabase, OWN_BUILD, type ApiBuild } from '../../stack/api-build.js';
import { startFilledDatabase, startTemporaryDatabase } from '../../stack/database.js';
import type { Knowledge } from '../attacker/target.js';
import type { Crowd } from '../bookers/bookers.js';
import { BesiegedApi } from './besieged-api.js';

/**
 * A hundred bookings and a hundred cancellations a second. In the small siege no time is judged, so a few
 * are enough to see that nobody's answer stays out; each asks as often as an attack is long, so that it meets them
 * all.
 */
const crowds = {
  full: { bookers: 200, paceMs: 1_000, limits: {} },
  // Three hundred who log in fill a queue of any length. This one is worked off when the next attack begins.
  small: { bookers: 4, paceMs: 250, limits: { PASSWORD_QUEUE_LIMIT: '20' } },
};
const ATTACKERS = 100;
const EVENTS = 8;
/** More than anybody can take in the time: "sold out" would be an answer that costs less. */
const SEATS = 100_000;

export interface SystemUnderTest {
  api: BesiegedApi;
  pool: pg.Pool;
  crowd: Crowd;
  /** Made anew for each attack: tokens live for a quarter of an hour. */
  tellAttackers(): Knowledge;
}

export async function startSystem(
  scope: Scope,
  build: ApiBuild,
  { processes, seed, isSmall }: { processes: number; seed: number; isSmall: boolean },
): Promise<SystemUnderTest> {
  // Another commit fills its database itself.
  const start = build === OWN_BUILD ? startFilledDatabase : startTemporaryDatabase;
  const database = await start(scope);
  if (!database.isFilled) {
    const urls = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
    await fillDatabase(scope, build, 'siege', urls);
  }
  const pool = await openPool(scope, database.ownerUrl);
  const { bookers, paceMs, limits } = isSmall ? crowds.small : crowds.full;
  const run = pool.query.bind(pool) as RunStatement;
  const userIds = await insertUsers(run, bookers + ATTACKERS);
  const wanted = Array.from({ length: EVENTS }, () => ({ totalTickets: SEATS }));
  const eventIds = (await insertEvents(run, wanted)).map(({ id }) => id);
  const jwtSecret = randomBytes(36).toString('base64url');
  const port = await findFreePort();
  const environment = {
    ...limits,
    ...{ PATH: process.env['PATH'], NODE_ENV: 'production' },
    DATABASE_URL: database.url,
    API_PORT: String(port),
    JWT_SECRET: jwtSecret,
    REFRESH_TOKEN_SECRET: randomBytes(36).toString('base64url'),
  };
  const api = new BesiegedApi(scope, { build, port, processes, environment });
  await api.start();
  const tokens = new AccessTokens(jwtSecret);
  return {
    api,
    pool,
    crowd: { port, jwtSecret, seed, paceMs, eventIds, userIds: userIds.slice(0, bookers) },
    tellAttackers: () => ({
      ...{ port, eventIds, isSmall },
      tokens: userIds.slice(bookers).map((userId) => tokens.tokenOf(userId)),
    }),
  };
}

async function openPool(scope: Scope, url: string): Promise<pg.Pool> {
  return scope.own(
    async () => {
      const pool = new pg.Pool({ connectionString: url, max: 2 });
      pool.on('error', () => undefined);
      return pool;
    },
    (opened) => opened.end(),
  );
}
