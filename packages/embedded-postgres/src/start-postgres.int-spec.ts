import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isAlive, waitForEnd } from './running-process.js';
import { startPostgres } from './start-postgres.js';
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

/** What an earlier start left: to make a cluster takes longer than all the rest of a test. */
function putStoredCluster(): void {
  mkdirSync(dirname(home), { recursive: true });
  // With its owner: PostgreSQL opens no folder of somebody else.
  execFileSync('cp', ['-a', join(storedFolder, 'postgres'), home]);
}

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
  putStoredCluster();
  const server = await startPostgres({ home });
  try {
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  } finally {
    await server.stop();
  }
});

test('a server that crashed comes back on its port with what was committed', async () => {
  putStoredCluster();
  const first = await startPostgres({ home });
  await query(await first.createDatabase('tickets'), 'CREATE TABLE seat AS SELECT 7 AS number');
  await first.crash();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startPostgres({ home, port: first.port });
  expect(await query(first.urlOf('tickets'), 'SELECT number FROM seat')).toEqual([{ number: 7 }]);
  await second.stop();
});

test('a second start finds what the first one stored', async () => {
  putStoredCluster();
  const first = await startPostgres({ home });
  await query(await first.createDatabase('tickets'), 'CREATE TABLE seat AS SELECT 7 AS number');
  await first.stop();
  const second = await startPostgres({ home });
  expect(await query(second.urlOf('tickets'), 'SELECT number FROM seat')).toEqual([{ number: 7 }]);
  await second.stop();
});

test('committed data survives a killed server', async () => {
  putStoredCluster();
  const first = await startPostgres({ home });
  await query(await first.createDatabase('tickets'), 'CREATE TABLE seat AS SELECT 7 AS number');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await startPostgres({ home });
  expect(await query(second.urlOf('tickets'), 'SELECT number FROM seat')).toEqual([{ number: 7 }]);
  await second.stop();
});

test('a killed starter takes its server along, and the next start finds the data', async () => {
  putStoredCluster();
  const { starter, url } = await startInAnotherProcess();
  await query(url, 'CREATE TABLE seat AS SELECT 7 AS number');
  const pid = readPostmasterPid();
  starter.kill('SIGKILL');
  // At once: the guard is still at its work.
  const next = await startPostgres({ home });
  expect(isAlive(pid)).toBe(false);
  expect(await query(next.url, 'SELECT number FROM seat')).toEqual([{ number: 7 }]);
  await next.stop();
});

test('a server whose starter and guard were both killed is stopped by the next start', async () => {
  putStoredCluster();
  const { starter, url } = await startInAnotherProcess();
  await query(url, 'CREATE TABLE seat AS SELECT 7 AS number');
  const pid = readPostmasterPid();
  const guard = Number(/PPid:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  process.kill(guard, 'SIGSTOP'); // Else it would see the starter's end before its own.
  starter.kill('SIGKILL');
  process.kill(guard, 'SIGKILL');
  await waitForEnd(guard, PATIENCE_MS);
  expect(isAlive(pid)).toBe(true);
  const next = await startPostgres({ home });
  expect(isAlive(pid)).toBe(false);
  expect(await query(next.url, 'SELECT number FROM seat')).toEqual([{ number: 7 }]);
  await next.stop();
});

test('a server that is in use is left alone', async () => {
  putStoredCluster();
  const server = await startPostgres({ home });
  await expect(startPostgres({ home })).rejects.toThrow('in use by another start');
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a pid file that names a stranger stops nobody', async () => {
  putStoredCluster();
  writeFileSync(join(home, 'cluster', 'postmaster.pid'), `${process.pid}\n`);
  const server = await startPostgres({ home });
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a folder with something else in it is refused and kept', async () => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'letter.txt'), 'keep me');
  await expect(startPostgres({ home })).rejects.toThrow('holds no database of ours');
  expect(readFileSync(join(home, 'letter.txt'), 'utf8')).toBe('keep me');
});

test('two first starts at once leave one whole cluster', async () => {
  const results = await Promise.allSettled([startPostgres({ home }), startPostgres({ home })]);
  const servers = results.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  expect(servers).toHaveLength(1);
  expect(await query(servers[0]?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await servers[0]?.stop();
});

test('a temporary server runs beside what it is a copy of, and its folder goes with it', async () => {
  putStoredCluster();
  // Nobody runs this one: a copy of one that is at work would be none.
  const copyOf = join(storedFolder, 'postgres');
  const servers = [await startPostgres({ home }), await startTemporaryPostgres({ copyOf })];
  for (const server of servers) {
    const somebody = `SELECT count(*)::int AS roles FROM pg_roles WHERE rolname = 'somebody'`;
    expect(await query(server.url, somebody)).toEqual([{ roles: 1 }]);
    await server.stop();
  }
  expect(servers.map(({ logFile }) => existsSync(logFile))).toEqual([true, false]);
  expect(existsSync(join(copyOf, 'cluster', 'PG_VERSION'))).toBe(true);
});

test('a start that fails shows the end of the log and leaves nothing running', async () => {
  putStoredCluster();
  const start = startPostgres({ home, settings: { max_connections: 'plenty' } });
  await expect(start).rejects.toThrow(/invalid value for parameter "max_connections"/);
  expect(existsSync(join(home, 'cluster', 'postmaster.pid'))).toBe(false);
});
