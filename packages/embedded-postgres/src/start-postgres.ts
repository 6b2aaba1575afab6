import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { prepareBinaries, SERVER_ENVIRONMENT } from './binaries.js';
import {
  clusterFolderOf,
  createCluster,
  dataFolderArgument,
  hasCluster,
  logFileOf,
  readPassword,
  SUPERUSER,
} from './cluster.js';
import { createDatabase, createLogin, dropDatabase } from './databases.js';
import {
  startGuarded,
  type Exit,
  type GuardedCommand,
  type GuardedProcess,
  type StopStage,
} from './guarded-process/guarded-process.js';
import { findFreePort, HOST } from './free-port.js';
import { clearLeftoverServer, readPostmasterFile } from './leftover-server.js';
import { chooseServerAccount } from './server-account.js';

const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 10;

/** Fast shutdown: roll back, checkpoint, end. Immediate: end, recover at the next start. */
const STOP_STAGES: readonly StopStage[] = [
  { signal: 'SIGINT', graceMs: 20_000 },
  // Longer than the five seconds after which PostgreSQL kills its own children that do not go: a
  // stopped one would outlive it.
  { signal: 'SIGQUIT', graceMs: 8_000 },
];

const DEFAULT_SETTINGS: Readonly<Record<string, string | number>> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

export interface StartPostgresOptions {
  /** Holds the cluster, its password and its log; made when missing. */
  home: string;
  /** A free one is taken unless this is given. */
  port?: number;
  /** Server settings over the defaults, as in postgresql.conf. */
  settings?: Readonly<Record<string, string | number>>;
  /** Called when something begins that a person may have to wait for. */
  onStep?: (step: string) => void;
  /** Removes `home` at the end, also when this process is killed. */
  isTemporary?: boolean;
}

export interface RunningPostgres {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** Of the maintenance database `postgres`. Carries the password. */
  readonly url: string;
  /** Settles when the server has ended, asked to or not. */
  readonly ended: Promise<Exit>;
  urlOf(database: string): string;
  /** Makes the database unless it exists, and gives its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /**
   * Ends it in the midst of its work, as a crash would: the next start on the same `home` recovers
   * from the log. Resolves when all of it is gone.
   */
  crash(): Promise<void>;
  /**
   * Makes a role that can log in and nothing else, and gives its URL of the database. Its password is
   * new each time, so that none has to be kept.
   */
  createLogin(role: string, database: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the real PostgreSQL that comes from npm, on a cluster that is created when there is none.
 * It ends with this process, however this process ends.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const home = resolve(options.home);
  const cluster = clusterFolderOf(home);
  const account = await chooseServerAccount(cluster);
  const binaries = await prepareBinaries(account);
  if (await hasCluster(home)) {
    await clearLeftoverServer(cluster);
  } else {
    options.onStep?.('creating the database cluster');
    await createCluster(home, binaries, account);
  }
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const { server, port } = await launch(cluster, options.port, (port) => ({
    command: binaries.postgres,
    args: ['-D', dataFolderArgument(cluster), '-p', String(port), ...asArguments(settings)],
    cwd: cluster,
    env: SERVER_ENVIRONMENT,
    logFile: logFileOf(home),
    account,
    stop: STOP_STAGES,
    removeAfter: options.isTemporary === true ? [home] : [],
  }));
  return describeServer(server, port, await readPassword(home));
}

function asArguments(settings: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function describeServer(server: GuardedProcess, port: number, password: string): RunningPostgres {
  const urlOf = (database: string) =>
    `postgresql://${SUPERUSER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`;
  const url = urlOf('postgres');
  return {
    host: HOST,
    port,
    pid: server.pid,
    logFile: server.logFile,
    url,
    ended: server.ended,
    urlOf,
    createDatabase: async (name, template) => {
      await createDatabase(url, name, template);
      return urlOf(name);
    },
    dropDatabase: (name) => dropDatabase(url, name),
    crash: async () => {
      process.kill(server.pid, 'SIGQUIT');
      await server.ended;
    },
    createLogin: async (role, database) => {
      const own = new URL(urlOf(database));
      own.username = role;
      own.password = randomBytes(24).toString('hex');
      await createLogin(url, role, own.password);
      return own.href;
    },
    stop: async () => {
      await server.stop();
    },
  };
}

async function launch(
  cluster: string,
  fixedPort: number | undefined,
  commandFor: (port: number) => GuardedCommand,
): Promise<{ server: GuardedProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await findFreePort());
    const server = await startGuarded(commandFor(port));
    if (await becomesReady(server, cluster)) return { server, port };
    const log = await readFile(server.logFile, 'utf8').catch(() => '');
    if (attempt === ATTEMPTS || !isWorthAnotherTry(log, fixedPort !== undefined)) {
      const lastLines = log.trim().split('\n').slice(-8).join('\n');
      throw new Error(`PostgreSQL did not start. The end of ${server.logFile}:\n${lastLines}`);
    }
  }
}

/** Two troubles pass by themselves; both are seen in the log only. */
function isWorthAnotherTry(log: string, isPortFixed: boolean): boolean {
  // Somebody took the port between our finding it free and the server's binding it.
  if (/Address already in use/i.test(log)) return !isPortFixed;
  // The server was killed, and its last children have not yet noticed that they are orphans.
  return /pre-existing shared memory block/.test(log);
}

async function becomesReady(server: GuardedProcess, cluster: string): Promise<boolean> {
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!hasEnded && Date.now() < deadline) {
    const postmaster = await readPostmasterFile(cluster);
    if (postmaster?.pid === server.pid && postmaster.isReady) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  await server.stop();
  return false;
}
