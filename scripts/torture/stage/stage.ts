/** Everything that is tortured: PostgreSQL, two API processes, and the way from each to the database. */
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { findFreePort } from '@lastseat/embedded-postgres';
import { buildAll } from '../../build/build.js';
import { runCommand } from '../../runner/commands.js';
import { DATA_FOLDER } from '../../runner/repository.js';
import type { Scope } from '../../runner/scope.js';
import type { ProcessEnding, ProcessName } from '../history.js';
import { until } from '../until.js';
import { ApiProcess } from './api-process.js';
import { TorturedPostgres } from './postgres.js';
import { installWitness } from './witness.js';

export const TORTURE_FOLDER = join(DATA_FOLDER, 'torture');
const LOG_FOLDER = join(TORTURE_FOLDER, 'logs');

/** Small, so that nearly every booking is a fight for the last seat. */
const SEATS = [1, 1, 2, 3, 5, 8, 13];
const USERS = 60;

export interface Stage {
  postgres: TorturedPostgres;
  processes: Record<ProcessName, ApiProcess>;
  proxies: Record<ProcessName, DatabaseProxy>;
  /** By the id of the event. */
  seats: ReadonlyMap<string, number>;
  userIds: readonly string[];
  jwtSecret: string;
  endings: ProcessEnding[];
  /** Undoes what is left of any fault, and resolves once both processes are ready again. */
  restore(): Promise<void>;
}

export async function openStage(scope: Scope, say: (line: string) => void): Promise<Stage> {
  rmSync(LOG_FOLDER, { recursive: true, force: true });
  const built = await buildAll(scope, false);
  if (built.length > 0) say(`built: ${built.join(', ')}`);
  const endings: ProcessEnding[] = [];
  const onEnd = (ending: ProcessEnding) => void endings.push(ending);
  const postgres = await TorturedPostgres.start(scope, onEnd);
  await runCommand(scope, {
    name: 'torture-migrate',
    args: ['apps/api/dist/prisma/migrate.js'],
    env: { ...process.env, DATABASE_URL: postgres.url },
  });
  const { seats, userIds } = await fillDatabase(postgres);
  await installWitness(postgres);

  const proxies = { a: await openProxy(scope, postgres), b: await openProxy(scope, postgres) };
  const jwtSecret = randomBytes(36).toString('base64url');
  const prepare = async (name: ProcessName) => {
    const port = await findFreePort();
    const environment = apiEnvironment(proxies[name].url, port, jwtSecret);
    return new ApiProcess(scope, { name, port, environment, logFolder: LOG_FOLDER, onEnd });
  };
  const processes = { a: await prepare('a'), b: await prepare('b') };
  const stage = { postgres, processes, proxies, seats, userIds, jwtSecret, endings };
  const restore = () => restoreAll(stage);
  await restore();
  return { ...stage, restore };
}

async function restoreAll({ postgres, processes, proxies }: Omit<Stage, 'restore'>): Promise<void> {
  postgres.thawBackends();
  for (const name of ['a', 'b'] as const) {
    proxies[name].breakNextCommit(null);
    proxies[name].releaseCommit();
    proxies[name].mend();
    processes[name].thaw();
    if (!processes[name].isRunning) await processes[name].start();
  }
  for (const one of Object.values(processes)) {
    await until(`process ${one.name} is ready`, () => one.isReady());
  }
}

function openProxy(scope: Scope, postgres: TorturedPostgres): Promise<DatabaseProxy> {
  return scope.own(
    () => startDatabaseProxy(postgres.url),
    (proxy) => proxy.close(),
  );
}

/** Deadlines short enough that a fault of seconds runs past them. */
function apiEnvironment(databaseUrl: string, port: number, jwtSecret: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    API_PORT: String(port),
    JWT_SECRET: jwtSecret,
    REFRESH_TOKEN_SECRET: randomBytes(36).toString('base64url'),
    LOG_LEVEL: 'warn',
    BOOKING_DEADLINE_MS: '3000',
    LIVE_SWEEP_MS: '500',
  };
}

async function fillDatabase(
  postgres: TorturedPostgres,
): Promise<{ seats: Map<string, number>; userIds: string[] }> {
  const seats = new Map(SEATS.map((total) => [randomUUID() as string, total]));
  await postgres.ask(
    `INSERT INTO "Event" (id, title, description, category, "startsAt", venue, "totalTickets",
                          "remainingTickets", "priceCents", currency)
     SELECT id, 'An evening', 'Words', 'Music', now() + interval '7 days', 'A hall', total, total,
            0, 'EUR'
     FROM unnest($1::uuid[], $2::int[]) AS new(id, total)`,
    [[...seats.keys()], [...seats.values()]],
  );
  const userIds = Array.from({ length: USERS }, () => randomUUID() as string);
  await postgres.ask(
    `INSERT INTO "User" (id, email, name, "passwordHash")
     SELECT id, id || '@example.com', 'A person', '!' FROM unnest($1::uuid[]) AS new(id)`,
    [userIds],
  );
  return { seats, userIds };
}
