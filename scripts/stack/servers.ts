import { join } from 'node:path';
import { ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import {
  startService,
  waitUntilItAnswers,
  type RunningService,
  type Service,
} from '../runner/services.js';
import type { Database } from './database.js';
import { showEveryLine, showWarnings } from './log-line.js';
import type { Settings } from './settings.js';

/** How a server is run: built and for good, or from the sources and restarted at each change. */
export interface ServerOptions {
  settings: Settings;
  isWatching: boolean;
  /** That share the API's port; one that is watched is one. */
  apiProcesses: number;
  logPrefix: string;
}

const HOST = '127.0.0.1';

/**
 * On a machine with much memory Node puts off collecting its garbage, and in a rush it grew to 470 MB
 * where 310 do (`npm run bench -- --only rush`). It holds 20,000 requests under way. A young generation
 * of twice the default: what waits for its batch is copied half as often.
 */
export const API_NODE_FLAGS = ['--max-old-space-size=384', '--max-semi-space-size=32'];

/**
 * A program of the API. The compiler that watches writes a file for each source: to join them at each
 * change would take longer than to load them.
 */
export const apiProgram = (name: string, { isWatching }: Pick<ServerOptions, 'isWatching'>) =>
  `apps/api/dist/${isWatching ? 'modules/' : ''}${name}.js`;

const nodeEnv = (isWatching: boolean) => (isWatching ? 'development' : 'production');

/** The environment of the migrations and of the seed: the API's, and the owner of the tables. */
export function migrationEnvironment(options: ServerOptions, database: Database) {
  const { EVENT_STORE_OWNER_URL, READ_MODEL_OWNER_URL } = options.settings.environment;
  return {
    ...apiEnvironment(options, database.url),
    DATABASE_OWNER_URL: database.ownerUrl,
    ...{ EVENT_STORE_OWNER_URL, READ_MODEL_OWNER_URL },
  };
}

function apiEnvironment(options: ServerOptions, databaseUrl: string): NodeJS.ProcessEnv {
  const { environment, apiPort } = options.settings;
  const owners = /^(DATABASE|EVENT_STORE|READ_MODEL)_OWNER_URL$/;
  const ofTheApi = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !owners.test(name)),
  );
  return {
    ...ofTheApi,
    NODE_ENV: nodeEnv(options.isWatching),
    DATABASE_URL: databaseUrl,
    API_HOST: environment['API_HOST'] || HOST,
    API_PORT: String(apiPort),
    PUBLIC_URL: publicUrl(options.settings),
  };
}

/** The origin that browsers see. */
export function publicUrl({ environment, webPort }: Settings): string {
  return environment['PUBLIC_URL'] || `http://localhost:${webPort}`;
}

/** The web server gets neither the secrets nor the database. */
function webEnvironment(options: ServerOptions): NodeJS.ProcessEnv {
  const { settings, isWatching } = options;
  const isPrivate = (name: string) =>
    /^((DATABASE|EVENT_STORE|READ_MODEL)_.*|REDIS_|SMTP_)URL$|(SECRET|SECRET_KEY|TOKEN|API_KEY|PASSWORD)$/.test(
      name,
    );
  const entries = Object.entries(settings.environment).filter(([name]) => !isPrivate(name));
  return {
    ...Object.fromEntries(entries),
    NODE_ENV: nodeEnv(isWatching),
    API_ORIGIN: apiOrigin(settings),
    PUBLIC_URL: publicUrl(settings),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Where the API answers on this machine. */
export function apiOrigin(settings: Settings): string {
  const host = settings.environment['API_HOST'] || HOST;
  const isEveryAddress = host === '0.0.0.0' || host === '::';
  return `http://${isEveryAddress ? HOST : host}:${settings.apiPort}`;
}

export async function startApi(
  scope: Scope,
  options: ServerOptions,
  databaseUrl: string,
): Promise<RunningService> {
  const main = apiProgram('src/main', options);
  const { isWatching, apiProcesses } = options;
  const built =
    apiProcesses === 1 ? [main] : [apiProgram('src/main-processes', options), String(apiProcesses)];
  const service: Service = {
    name: 'The API',
    logName: `${options.logPrefix}api`,
    args: isWatching ? ['--watch', '--watch-preserve-output', main] : [...API_NODE_FLAGS, ...built],
    env: apiEnvironment(options, databaseUrl),
    onLine: (isWatching ? showEveryLine : showWarnings)('api'),
  };
  const api = await startService(scope, service);
  await waitUntilItAnswers(api, `${apiOrigin(options.settings)}/api/health/ready`);
  return api;
}

/** What makes mails of what it reads in Kafka, and sends them. */
export async function startNotifications(
  scope: Scope,
  options: ServerOptions,
  databaseUrl: string,
  port: number,
): Promise<RunningService> {
  const worker = await startService(scope, {
    name: 'The notification worker',
    logName: `${options.logPrefix}notifications`,
    args: [...API_NODE_FLAGS, apiProgram('src/main-notifications', options)],
    env: { ...apiEnvironment(options, databaseUrl), API_HOST: HOST, API_PORT: String(port) },
    onLine: showWarnings('notifications'),
  });
  await waitUntilItAnswers(worker, `http://${HOST}:${port}/api/health/ready`);
  return worker;
}

/** @param labOrigin where the rush lab answers; null: it has none, and its page is not there */
export async function startWeb(
  scope: Scope,
  options: ServerOptions,
  labOrigin: string | null = null,
): Promise<RunningService> {
  const { webPort } = options.settings;
  const web = await startService(scope, {
    name: 'The web server',
    logName: `${options.logPrefix}web`,
    args: ['dist/server/main.js', HOST, String(webPort)],
    cwd: join(ROOT, 'apps/web'),
    env: { ...webEnvironment(options), LAB_ORIGIN: labOrigin ?? '' },
    ...(options.isWatching && { onLine: showEveryLine('web') }),
  });
  await waitUntilItAnswers(web, `http://${HOST}:${webPort}/`);
  return web;
}
