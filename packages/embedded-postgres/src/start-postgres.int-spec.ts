import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { isAlive, waitForEnd } from './running-process.js';
import {
  startPostgres,
  type RunningPostgres,
  type StartPostgresOptions,
} from './start-postgres.js';
import { startTemporaryPostgres } from './temporary-postgres.js';
import { PATIENCE_MS } from './testing/patience.js';

const createFolder = () => mkdtempSync(join(tmpdir(), 'lastseat-spec-'));
const removeFolder = (path: string) =>
  rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

let storedFolder: string;
let folder: string;
let home: string;
/** A first start, on a folder that is empty but for what a crash left beside it. */
const firstStart = { pid: 0, draft: '', settings: {} };

beforeAll(async () => {
  storedFolder = createFolder();
  const stored = join(storedFolder, 'postgres');
  firstStart.draft = await leaveDraft(stored);
  const server = await startPostgres({ home: stored });
  firstStart.pid = server.pid;
  [firstStart.settings] = (await query(
    await server.createDatabase('seen'),
    `SELECT current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
            lower('ÄÖ') AS word`,
  )) as [object];
  await server.dropDatabase('seen');
  await server.createLogin('somebody', 'postgres');
  await server.stop();
});
beforeEach(() => {
  folder = createFolder();
  home = join(folder, 'a folder with spaces', 'postgres');
});
afterEach(() => removeFolder(folder));
afterAll(() => removeFolder(storedFolder));

/** What a starter leaves that is killed while it makes a cluster. */
async function leaveDraft(of: string): Promise<string> {
  const { pid } = spawn(process.execPath, ['--version']);
  await waitForEnd(pid ?? 0, PATIENCE_MS);
  const draft = `${of}.draft-${pid}-0badcafe`;
  mkdirSync(join(draft, 'cluster', 'base'), { recursive: true });
  return draft;
}

/**
 * What an earlier start left, and each test leaves it stopped. To make a cluster takes longer than all the
 * rest of a test, and a copy is 40 MB.
 */
function useStoredCluster(): void {
  home = join(storedFolder, 'postgres');
}

/** Ends with the test, also where that fails before its end: the next one has the same cluster. */
async function start(options: StartPostgresOptions): Promise<RunningPostgres> {
  const server = await startPostgres(options);
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

/** A number of its own each time: what an earlier test stored must not pass for it. */
let lastSeat = 0;

async function storeSeat(url: string): Promise<number> {
  lastSeat += 1;
  await query(url, `CREATE TABLE seat_${lastSeat} AS SELECT ${lastSeat} AS number`);
  return lastSeat;
}

const findSeat = (url: string, seat: number) => query(url, `SELECT number FROM seat_${seat}`);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const readPostmasterPid = () =>
  Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Starts a server in a process of its own, which can then be killed. */
async function startInAnotherProcess(): Promise<{ starter: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('./testing/start-and-wait.ts', import.meta.url));
  const starter = spawn(process.execPath, ['--import', 'tsx', program, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: starter.stdout }), 'line')) as [string];
  return { starter, url };
}

test('a server starts on an empty folder, syncs to disk and checks its pages', () => {
  expect(firstStart.settings).toEqual({ fsync: 'on', checksums: 'on', word: 'äö' });
  expect(isAlive(firstStart.pid)).toBe(false);
});

test('what a crash left of an unfinished cluster is cleared away', () => {
  expect(firstStart.draft).not.toBe('');
  expect(existsSync(firstStart.draft)).toBe(false);
});

test('nobody gets in without the password', async () => {
  useStoredCluster();
  const server = await start({ home });
  try {
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  } finally {
    await server.stop();
  }
});

test('a server that crashed comes back on its port with what was committed', async () => {
  useStoredCluster();
  const first = await start({ home });
  const seat = await storeSeat(await first.createDatabase('tickets'));
  await first.crash();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start({ home, port: first.port });
  expect(await findSeat(first.urlOf('tickets'), seat)).toEqual([{ number: seat }]);
  await second.stop();
});

test('a second start finds what the first one stored', async () => {
  useStoredCluster();
  const first = await start({ home });
  const seat = await storeSeat(await first.createDatabase('tickets'));
  await first.stop();
  const second = await start({ home });
  expect(await findSeat(second.urlOf('tickets'), seat)).toEqual([{ number: seat }]);
  await second.stop();
});

test('committed data survives a killed server', async () => {
  useStoredCluster();
  const first = await start({ home });
  const seat = await storeSeat(await first.createDatabase('tickets'));
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start({ home });
  expect(await findSeat(second.urlOf('tickets'), seat)).toEqual([{ number: seat }]);
  await second.stop();
});

test('a killed starter takes its server along, and the next start finds the data', async () => {
  useStoredCluster();
  const { starter, url } = await startInAnotherProcess();
  const seat = await storeSeat(url);
  const pid = readPostmasterPid();
  starter.kill('SIGKILL');
  // At once: the guard is still at its work.
  const next = await start({ home });
  expect(isAlive(pid)).toBe(false);
  expect(await findSeat(next.url, seat)).toEqual([{ number: seat }]);
  await next.stop();
});

test('a server whose starter and guard were both killed is stopped by the next start', async () => {
  useStoredCluster();
  const { starter, url } = await startInAnotherProcess();
  const seat = await storeSeat(url);
  const pid = readPostmasterPid();
  const guard = Number(/PPid:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  process.kill(guard, 'SIGSTOP'); // Else it would see the starter's end before its own.
  starter.kill('SIGKILL');
  process.kill(guard, 'SIGKILL');
  await waitForEnd(guard, PATIENCE_MS);
  expect(isAlive(pid)).toBe(true);
  const next = await start({ home });
  expect(isAlive(pid)).toBe(false);
  expect(await findSeat(next.url, seat)).toEqual([{ number: seat }]);
  await next.stop();
});

test('a server that is in use is left alone', async () => {
  useStoredCluster();
  const server = await start({ home });
  await expect(start({ home })).rejects.toThrow('in use by another start');
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a pid file that names a stranger stops nobody', async () => {
  useStoredCluster();
  writeFileSync(join(home, 'cluster', 'postmaster.pid'), `${process.pid}\n`);
  const server = await start({ home });
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a folder with something else in it is refused and kept', async () => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'letter.txt'), 'keep me');
  await expect(start({ home })).rejects.toThrow('holds no database of ours');
  expect(readFileSync(join(home, 'letter.txt'), 'utf8')).toBe('keep me');
});

test('two first starts at once leave one whole cluster', async () => {
  const results = await Promise.allSettled([start({ home }), start({ home })]);
  const servers = results.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  expect(servers).toHaveLength(1);
  expect(await query(servers[0]?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await servers[0]?.stop();
});

test('a temporary server runs beside what it is a copy of, and its folder goes with it', async () => {
  // Nobody runs this one: a copy of one that is at work would be none.
  const copyOf = join(storedFolder, 'postgres');
  mkdirSync(dirname(home), { recursive: true });
  // With its owner: PostgreSQL opens no folder of somebody else.
  execFileSync('cp', ['-a', copyOf, home]);
  const servers = [await start({ home }), await startTemporaryPostgres({ copyOf })];
  for (const server of servers) {
    const somebody = `SELECT count(*)::int AS roles FROM pg_roles WHERE rolname = 'somebody'`;
    expect(await query(server.url, somebody)).toEqual([{ roles: 1 }]);
    await server.stop();
  }
  expect(servers.map(({ logFile }) => existsSync(logFile))).toEqual([true, false]);
  expect(existsSync(join(copyOf, 'cluster', 'PG_VERSION'))).toBe(true);
});

test('a start that fails shows the end of the log and leaves nothing running', async () => {
  useStoredCluster();
  const failing = start({ home, settings: { max_connections: 'plenty' } });
  await expect(failing).rejects.toThrow(/invalid value for parameter "max_connections"/);
  expect(existsSync(join(home, 'cluster', 'postmaster.pid'))).toBe(false);
});
