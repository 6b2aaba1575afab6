/**
 * What a race has for itself: a PostgreSQL that is gone afterwards, with the product's own tables in it,
 * and an API process of the same build that everybody uses. So nothing of the lab comes into anybody's
 * lists, mails or messages, and nobody's data is near.
 */
import { randomBytes } from 'node:crypto';
import { findFreePort } from '@lastseat/embedded-postgres';
import { insertEvents, insertUsers } from '@lastseat/test-data';
import pg from 'pg';
import { AccessTokens } from '../load/access-tokens.js';
import { runCommand } from '../runner/commands.js';
import type { Scope } from '../runner/scope.js';
import { startTemporaryDatabase } from '../stack/database.js';
import { apiOrigin, migrationEnvironment, startApi, type ServerOptions } from '../stack/servers.js';

/** Somebody who can ask the API. */
export interface Person {
  id: string;
  token: string;
}

export interface ScratchStack {
  apiOrigin: string;
  /** Of the owner of the tables. */
  pool: pg.Pool;
  /** By SQL, with tokens as a log-in makes them: two thousand log-ins would take minutes. */
  createPeople(count: number): Promise<Person[]>;
  /** @returns its id */
  createEvent(seats: number): Promise<string>;
  /** Rejects when the API ends by itself. */
  failed: Promise<never>;
}

/** Needs a build of the API. Whatever it starts is the scope's, also where it fails. */
export async function startScratchStack(scope: Scope, logPrefix: string): Promise<ScratchStack> {
  const jwtSecret = makeSecret();
  const options = await chooseOptions(jwtSecret, logPrefix);
  const database = await startTemporaryDatabase(scope);
  await runCommand(scope, {
    name: `${logPrefix}migrate`,
    args: ['apps/api/dist/prisma/migrate.js'],
    env: migrationEnvironment(options, database),
  });
  const api = await startApi(scope, options, database.url);
  const pool = await scope.own(
    async () => openPool(database.ownerUrl),
    // Not waited for: somebody of a race that was given up may wait for a second buyer for ever, and the
    // server ends next, which ends that connection as well.
    async (opened) => void opened.end(),
  );
  const tokens = new AccessTokens(jwtSecret);
  return {
    apiOrigin: apiOrigin(options.settings),
    pool,
    async createPeople(count) {
      const ids = await insertUsers(pool.query.bind(pool), count);
      return ids.map((id) => ({ id, token: tokens.tokenOf(id) }));
    },
    async createEvent(seats) {
      const event = { title: 'The rush', totalTickets: seats, waitlistMode: 'offer' } as const;
      const [made] = await insertEvents(pool.query.bind(pool), [event]);
      return made!.id;
    },
    failed: api.failed,
  };
}

const makeSecret = () => randomBytes(36).toString('base64url');

/** Nothing of the caller's environment but where programs are: no mail, no Kafka, no secret of theirs. */
async function chooseOptions(jwtSecret: string, logPrefix: string): Promise<ServerOptions> {
  return {
    settings: {
      environment: {
        PATH: process.env['PATH'],
        JWT_SECRET: jwtSecret,
        REFRESH_TOKEN_SECRET: makeSecret(),
        // Its lines stand among those of the API that everybody uses.
        LOG_LEVEL: 'error',
      },
      ...{
        apiPort: await findFreePort(),
        webPort: 0,
        inboxPort: 0,
        paymentsPort: 0,
        notificationsPort: null,
      },
      ...{ databaseUrl: undefined, databaseOwnerUrl: undefined },
    },
    ...{ isWatching: false, apiProcesses: 1, logPrefix },
  };
}

/** For the sale without a lock most of all: each of its transactions under way has one. */
const CONNECTIONS = 44;

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
  // One that breaks while nobody uses it is made anew; one in use fails the statement that comes next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
