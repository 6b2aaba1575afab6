import { buildAll, buildContracts, buildWebServer, generateClient, runBuild } from './build.js';
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
import {
  apiOrigin,
  migrationEnvironment,
  startApi,
  startWeb,
  type ServerOptions,
} from './servers.js';
import type { RunningService } from './services.js';
import { watchSources } from './watch-sources.js';

export interface StackOptions extends ServerOptions {
  reporter: Reporter;
  hasWeb: boolean;
  /** Takes a database that is removed at the end, whatever DATABASE_URL says. */
  isTemporary: boolean;
}

export interface Stack {
  webUrl: string;
  apiUrl: string;
  /** Of the owner of the tables, who may do what the API may not. */
  databaseUrl: string;
  logFolder: string;
  /** Rejects when any part ends without having been asked to. */
  failed: Promise<never>;
  /**
   * For tests of what a page does without it; starting what runs does nothing. Frozen it keeps its
   * connections, and neither answers nor hangs up.
   */
  api: { stop(): Promise<void>; start(): Promise<void>; freeze(): void; thaw(): void };
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
  await prepareDatabase(scope, options, database);
  let api: RunningService | undefined;
  const startTheApi = async () => {
    api ??= await startApi(scope, options, database.url);
  };
  const stopTheApi = async () => {
    await api?.stop();
    api = undefined;
  };
  const signalTheApi = (signal: NodeJS.Signals) => {
    if (api !== undefined) process.kill(api.pid, signal);
  };
  await reporter.step('API', async () => {
    await startTheApi();
    const { apiProcesses } = options;
    return `${apiOrigin(settings)}${apiProcesses > 1 ? `, ${apiProcesses} processes` : ''}`;
  });
  if (api !== undefined) services.push(api);
  if (hasWeb) {
    await reporter.step('web', async () => {
      services.push(await startWeb(scope, options));
      return `http://localhost:${settings.webPort}`;
    });
  }
  return {
    webUrl: `http://localhost:${settings.webPort}`,
    apiUrl: apiOrigin(settings),
    databaseUrl: database.ownerUrl,
    logFolder: LOG_FOLDER,
    failed: failWithAny(scope, services, database),
    api: {
      start: startTheApi,
      stop: stopTheApi,
      freeze: () => signalTheApi('SIGSTOP'),
      thaw: () => signalTheApi('SIGCONT'),
    },
  };
}

/** Migrates and seeds; what there is to say beyond the result stands on lines of its own. */
async function prepareDatabase(
  scope: Scope,
  options: StackOptions,
  database: Database,
): Promise<void> {
  for (const name of ['migrate', 'seed']) {
    let warnings: string[] = [];
    await options.reporter.step(name, async () => {
      const printed = await runCommand(scope, {
        name: `${options.logPrefix}${name}`,
        args: [`apps/api/dist/prisma/${name}.js`],
        env: migrationEnvironment(options, database),
      });
      const [result = '', ...rest] = printed.split('\n');
      warnings = rest;
      return result;
    });
    for (const warning of warnings) options.reporter.line(`    ${warning}`);
  }
}

async function startDatabase(scope: Scope, options: StackOptions): Promise<Database> {
  let database: Database | undefined;
  await options.reporter.step('database', async (progress) => {
    const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = options.settings;
    if (options.isTemporary) database = await startTemporaryDatabase(scope);
    else if (url !== undefined) database = await checkGivenDatabase(url, ownerUrl);
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
      await runBuild(scope, buildWebServer());
      watchers = await watchSources(scope);
      return 'watching contracts and API';
    }
    progress('what is out of date');
    const built = await buildAll(scope, options.hasWeb);
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
