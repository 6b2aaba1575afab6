import { randomBytes } from 'node:crypto';
import {
  buildAll,
  buildContracts,
  buildWebServer,
  generateClient,
  runBuild,
} from '../build/build.js';
import { startInbox, type Inbox } from '../inbox/inbox.js';
import { isLabWanted, startLab } from '../lab/start-lab.js';
import { startTestPayments } from '../payments/payments.js';
import { runCommand } from '../runner/commands.js';
import type { Reporter } from '../runner/reporter.js';
import { LOG_FOLDER } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import type { RunningService } from '../runner/services.js';
import {
  checkGivenDatabase,
  startKeptDatabase,
  startFilledDatabase,
  type Database,
} from './database.js';
import { keepingRunning, runOnce, type Run } from './keep-running.js';
import { assertPortIsFree } from './ports.js';
import {
  apiOrigin,
  apiProgram,
  migrationEnvironment,
  publicUrl,
  startApi,
  startNotifications,
  startWeb,
  type ServerOptions,
} from './servers.js';
import { watchSources } from './watch-sources.js';

export interface StackOptions extends ServerOptions {
  reporter: Reporter;
  hasWeb: boolean;
  /**
   * For a test: takes a database that is removed at the end, whatever DATABASE_URL says, and a part that
   * ends is not started again, which would hide what the test is to find.
   */
  isTemporary: boolean;
}

export interface Stack {
  webUrl: string;
  apiUrl: string;
  /** Of caught mails; null where they are sent, or nobody would look. */
  inbox: Inbox | null;
  /** The page of the rush lab; null where there is none. */
  labUrl: string | null;
  /** Of the owner of the tables, who may do what the API may not. */
  databaseUrl: string;
  logFolder: string;
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
export async function startStack(scope: Scope, given: StackOptions): Promise<Stack> {
  const { reporter, hasWeb } = given;
  const run = given.isTemporary ? runOnce : keepingRunning((line) => reporter.line(`  ${line}`));
  await checkPorts(given);
  const { options: mailed, inbox } = await catchMails(scope, given);
  const options = await takePayments(scope, mailed);
  const { settings } = options;
  const database = await startDatabase(scope, options, run);
  await build(scope, options, run);
  await prepareDatabase(scope, options, database);
  const api = controlApi(() => run(scope, (life) => startApi(life, options, database.url)));
  await reporter.step('API', async () => {
    await api.start();
    const { apiProcesses } = options;
    return `${apiOrigin(settings)}${apiProcesses > 1 ? `, ${apiProcesses} processes` : ''}`;
  });
  await startMails(scope, options, run, database);
  const webUrl = `http://localhost:${settings.webPort}`;
  const labOrigin = isLabWanted(options) ? await startLab(scope, options.logPrefix) : null;
  if (hasWeb) {
    await reporter.step('web', async () => {
      await run(scope, (life) => startWeb(life, options, labOrigin));
      return webUrl;
    });
  }
  return {
    webUrl,
    apiUrl: apiOrigin(settings),
    inbox,
    labUrl: labOrigin === null ? null : `${webUrl}/lab`,
    databaseUrl: database.ownerUrl,
    logFolder: LOG_FOLDER,
    api,
  };
}

/** Where a process of its own makes them. */
async function startMails(
  scope: Scope,
  options: StackOptions,
  run: Run,
  database: Database,
): Promise<void> {
  const { notificationsPort } = options.settings;
  if (notificationsPort === null) return;
  await options.reporter.step('mails', async () => {
    await run(scope, (life) => startNotifications(life, options, database.url, notificationsPort));
    return `made from Kafka, by a process of its own (http://127.0.0.1:${notificationsPort})`;
  });
}

async function checkPorts(options: StackOptions): Promise<void> {
  const { settings, reporter, hasWeb } = options;
  await reporter.step('ports', async () => {
    if (hasWeb) await assertPortIsFree(settings.webPort, 'WEB_PORT');
    await assertPortIsFree(settings.apiPort, 'API_PORT');
    if (settings.notificationsPort !== null) {
      await assertPortIsFree(settings.notificationsPort, 'NOTIFICATIONS_PORT');
    }
    if (isCatching(options) && settings.inboxPort !== 0) {
      await assertPortIsFree(settings.inboxPort, 'INBOX_PORT');
    }
    if (isPlayingBank(options) && settings.paymentsPort !== 0) {
      await assertPortIsFree(settings.paymentsPort, 'PAYMENTS_PORT');
    }
    return `${hasWeb ? `web ${settings.webPort}, ` : ''}API ${settings.apiPort}`;
  });
}

/** Unless somebody is named who carries mails: then the API's own configuration says who. */
function isCatching({ settings, hasWeb }: StackOptions): boolean {
  const { SMTP_URL, RESEND_API_KEY } = settings.environment;
  return hasWeb && !SMTP_URL && !RESEND_API_KEY;
}

async function catchMails(
  scope: Scope,
  options: StackOptions,
): Promise<{ options: StackOptions; inbox: Inbox | null }> {
  const { settings, reporter } = options;
  if (!isCatching(options)) return { options, inbox: null };
  let inbox: Inbox | null = null;
  const environment = { ...settings.environment };
  await reporter.step('mail', async () => {
    inbox = await startInbox(scope, {
      port: settings.inboxPort,
      webUrl: publicUrl(settings),
    });
    environment['SMTP_URL'] = inbox.smtpUrl;
    environment['MAIL_FROM'] ||= 'Lastseat <tickets@lastseat.example>';
    return `caught, ${inbox.url}`;
  });
  return { options: { ...options, settings: { ...settings, environment } }, inbox };
}

/**
 * Unless somebody is named who takes money, or nobody looks at pages. Who says that this is production takes
 * none: see `isLabWanted`.
 */
function isPlayingBank({ settings, hasWeb }: StackOptions): boolean {
  const { STRIPE_SECRET_KEY, TEST_PAYMENTS_URL, NODE_ENV } = settings.environment;
  return hasWeb && !STRIPE_SECRET_KEY && !TEST_PAYMENTS_URL && NODE_ENV !== 'production';
}

async function takePayments(scope: Scope, options: StackOptions): Promise<StackOptions> {
  if (!isPlayingBank(options)) return options;
  const { settings } = options;
  const secret = randomBytes(36).toString('base64url');
  const apiUrl = apiOrigin(settings);
  const { url } = await startTestPayments(scope, { port: settings.paymentsPort, secret, apiUrl });
  const environment = {
    ...settings.environment,
    TEST_PAYMENTS_URL: url,
    TEST_PAYMENTS_SECRET: secret,
  };
  return { ...options, settings: { ...settings, environment } };
}

/** Nothing runs before its first start. */
function controlApi(startService: () => Promise<RunningService>): Stack['api'] {
  let service: RunningService | undefined;
  const signal = (name: NodeJS.Signals) => {
    if (service !== undefined) process.kill(service.pid, name);
  };
  return {
    async start() {
      service ??= await startService();
    },
    async stop() {
      await service?.stop();
      service = undefined;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
}

/** Migrates and seeds; what there is to say beyond the result stands on lines of its own. */
async function prepareDatabase(
  scope: Scope,
  options: StackOptions,
  database: Database,
): Promise<void> {
  if (database.isFilled) return;
  for (const name of ['migrate', 'seed']) {
    let warnings: string[] = [];
    await options.reporter.step(name, async () => {
      const printed = await runCommand(scope, {
        name: `${options.logPrefix}${name}`,
        args: [apiProgram(`prisma/${name}`, options)],
        env: migrationEnvironment(options, database),
      });
      const [result = '', ...rest] = printed.split('\n');
      warnings = rest;
      return result;
    });
    for (const warning of warnings) options.reporter.line(`    ${warning}`);
  }
}

async function startDatabase(scope: Scope, options: StackOptions, run: Run): Promise<Database> {
  let database: Database | undefined;
  await options.reporter.step('database', async (progress) => {
    const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = options.settings;
    if (options.isTemporary) database = await startFilledDatabase(scope);
    else if (url !== undefined) database = await checkGivenDatabase(url, ownerUrl);
    else database = await startKeptDatabase(scope, run, progress);
    return database.description;
  });
  if (database === undefined) throw new Error('The step has ended without a database.');
  return database;
}

/** What watches goes on doing so. */
async function build(scope: Scope, options: StackOptions, run: Run): Promise<void> {
  await options.reporter.step('build', async (progress) => {
    if (options.isWatching) {
      await Promise.all([runBuild(scope, buildContracts()), runBuild(scope, generateClient())]);
      await runBuild(scope, buildWebServer());
      await watchSources(scope, run);
      return 'watching contracts and API';
    }
    progress('what is out of date');
    const built = await buildAll(scope, options.hasWeb);
    return built.length === 0 ? 'up to date' : built.join(', ');
  });
}
