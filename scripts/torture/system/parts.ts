/** What every torture has: a database behind a proxy for each process, and the processes' environment. */
import { randomBytes } from 'node:crypto';
import { startDatabaseProxy, type DatabaseProxy } from '@lastseat/database-proxy';
import { runCommand } from '../../runner/commands.js';
import type { Scope } from '../../runner/scope.js';
import { until } from '../../runner/until.js';
import type { ProcessName } from '../history.js';
import type { ApiProcess } from './api-process.js';
import type { TorturedPostgres } from './postgres.js';

export interface Parts {
  postgres: TorturedPostgres;
  processes: Record<ProcessName, ApiProcess>;
  proxies: Record<ProcessName, DatabaseProxy>;
}

export async function migrateDatabase(scope: Scope, postgres: TorturedPostgres): Promise<void> {
  await runCommand(scope, {
    name: 'torture-migrate',
    args: ['apps/api/dist/prisma/migrate.js'],
    env: { ...process.env, DATABASE_URL: postgres.url },
  });
}

export function openProxy(scope: Scope, postgres: TorturedPostgres): Promise<DatabaseProxy> {
  return scope.own(
    () => startDatabaseProxy(postgres.url),
    (proxy) => proxy.close(),
  );
}

/** Deadlines short enough that a fault of seconds runs past them; of guests any number. */
export function basicEnvironment(
  databaseUrl: string,
  port: number,
  jwtSecret: string,
): NodeJS.ProcessEnv {
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
    GUEST_LIMIT_PER_ACCOUNT: '1000000',
    GUEST_LIMIT_PER_ADDRESS: '1000000',
  };
}

/** A process of a busy machine takes its time to start, above all while everybody asks it again. */
const READY_WITHIN_MS = 300_000;

/** Undoes what is left of any fault, and resolves once both processes are ready again. */
export async function restoreAll({ postgres, processes, proxies }: Parts): Promise<void> {
  postgres.thawBackends();
  for (const name of ['a', 'b'] as const) {
    proxies[name].breakNextCommit(null);
    proxies[name].releaseCommit();
    proxies[name].mend();
    processes[name].thaw();
    if (!processes[name].isRunning) await processes[name].start();
  }
  for (const one of Object.values(processes)) {
    await until(`process ${one.name} is ready`, () => one.isReady(), READY_WITHIN_MS);
  }
}
