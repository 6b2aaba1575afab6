import { buildAll, buildContracts, generateClient, runBuild } from './build.js';
import { runCommand } from './commands.js';
import {
  checkGivenDatabase,
  startKeptDatabase,
  startTemporaryDatabase,
  type Database,
} from './database.js';
import { Failure } from './failure.js';
import { assertPortIsFree } from './ports.js';
import type { Reporter } from './reporter.js';
import { LOG_FOLDER } from './repository.js';
import type { Scope } from './scope.js';
import { apiEnvironment, apiOrigin, startApi, startWeb, type ServerOptions } from './servers.js';
import type { RunningService } from './services.js';
import { readSettings } from './settings.js';
import { watchSources } from './watch-sources.js';
import { copyWebBuild } from './web-build-copy.js';

export interface StackOptions extends ServerOptions {
  reporter: Reporter;
  hasWeb: boolean;
  /** Takes a database that is removed at the end, whatever DATABASE_URL says. */
  isTemporary: boolean;
}

export interface Stack {
  webUrl: string;
  apiUrl: string;
  databaseUrl: string;
  logFolder: string;
  /** Rejects when any part ends without having been asked to. */
  failed: Promise<never>;
  /** For tests of what a page does without it; starting what runs does nothing. */
  api: { stop(): Promise<void>; start(): Promise<void> };
}

/**
 * Brings up everything, one reported step after the other. Whatever it starts belongs to the scope:
 * a failure leaves it to the caller to close that.
 */
export async function startStack(scope: Scope, options: StackOptions): Promise<Stack> {
  const { settings, reporter, hasWeb } = options;
  await reporter.step('ports', async () => {
    if (hasWeb) await assertPortIsFree(settings.webPort, 'WEB_PORT');
    await assertPortIsFree(settings.apiPort, 'API_PORT');
    return `${hasWeb ? `web ${settings.webPort}, ` : ''}API ${settings.apiPort}`;
  });
  const database = await startDatabase(scope, options);
  const services = await build(scope, options);
  const environment = apiEnvironment(options, database.url);
  for (const name of ['migrate', 'seed']) {
    await reporter.step(name, () =>
      runCommand(scope, {
        name: `${options.logPrefix}${name}`,
        args: [`apps/api/dist/prisma/${name}.js`],
        env: environment,
      }),
    );
  }
  let api: RunningService | undefined;
  const startTheApi = async () => {
    api ??= await startApi(scope, options, database.url);
  };
  const stopTheApi = async () => {
    await api?.stop();
    api = undefined;
  };
  await reporter.step('API', async () => {
    await startTheApi();
    return apiOrigin(settings);
  });
  if (api !== undefined) services.push(api);
  if (hasWeb) {
    await reporter.step('web', async () => {
      services.push(await startBuiltOrWatchedWeb(scope, options));
      return `http://localhost:${settings.webPort}`;
    });
  }
  return {
    webUrl: `http://localhost:${settings.webPort}`,
    apiUrl: apiOrigin(settings),
    databaseUrl: database.url,
    logFolder: LOG_FOLDER,
    failed: failWithAny(scope, services, database),
    api: { start: startTheApi, stop: stopTheApi },
  };
}

/** The origin of the API that the web app is built for: always that of `npm start`. */
const builtApiOrigin = (options: StackOptions) =>
  apiOrigin(options.isTemporary ? readSettings() : options.settings);

async function startBuiltOrWatchedWeb(
  scope: Scope,
  options: StackOptions,
): Promise<RunningService> {
  if (!options.isTemporary) return startWeb(scope, options);
  const webFolder = await copyWebBuild(scope, {
    name: `test-${options.settings.webPort}`,
    from: builtApiOrigin(options),
    to: apiOrigin(options.settings),
  });
  return startWeb(scope, { ...options, webFolder });
}

async function startDatabase(scope: Scope, options: StackOptions): Promise<Database> {
  let database: Database | undefined;
  await options.reporter.step('database', async (progress) => {
    const { databaseUrl } = options.settings;
    if (options.isTemporary) database = await startTemporaryDatabase(scope);
    else if (databaseUrl !== undefined) database = await checkGivenDatabase(databaseUrl);
    else database = await startKeptDatabase(scope, progress);
    return database.description;
  });
  if (database === undefined) throw new Error('The step has ended without a database.');
  return database;
}

/** Gives the compilers that go on watching, if any. */
async function build(scope: Scope, options: StackOptions): Promise<RunningService[]> {
  let watchers: RunningService[] = [];
  await options.reporter.step('build', async (progress) => {
    if (options.isWatching) {
      await Promise.all([runBuild(scope, buildContracts()), runBuild(scope, generateClient())]);
      watchers = await watchSources(scope);
      return 'watching contracts and API';
    }
    progress('what is out of date');
    const built = await buildAll(scope, builtApiOrigin(options), options.hasWeb);
    return built.length === 0 ? 'up to date' : built.join(', ');
  });
  return watchers;
}

function failWithAny(
  scope: Scope,
  services: readonly RunningService[],
  { server }: Database,
): Promise<never> {
  const failures = services.map((service) => service.failed);
  if (server !== undefined) {
    failures.push(
      server.ended.then(() => {
        if (scope.isClosing) return new Promise<never>(() => undefined);
        throw new Failure(`PostgreSQL ended by itself; its log is ${server.logFile}.`);
      }),
    );
  }
  const failed = Promise.race(failures);
  failed.catch(() => undefined); // Somebody else may be looking only later.
  return failed;
}
