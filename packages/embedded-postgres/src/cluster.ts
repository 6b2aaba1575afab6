// Where a database lives on disk:
//   <home>/cluster       PostgreSQL's data folder
//   <home>/password      of the superuser, readable by the owner only
//   <home>/server.log    (server.previous.log of the run before)
//
// What must stay true: `home` either holds a finished cluster or none. initdb works in a draft
// beside it, which takes its name in one rename; a draft left by a crash is thrown away. A cluster
// that exists is never touched.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SERVER_ENVIRONMENT, type Binaries } from './binaries.js';
import type { Account } from './guarded-process/guarded-process.js';
import { isAlive } from './running-process.js';

const run = promisify(execFile);

/** The drafts that this process is at work on. */
const ownDrafts = new Set<string>();

export const SUPERUSER = 'postgres';

export const clusterFolderOf = (home: string) => join(home, 'cluster');
export const logFileOf = (home: string) => join(home, 'server.log');

/**
 * How PostgreSQL's programs are told their folder. On Linux it is "where you are": they are started
 * inside it, and root enters it before becoming the server's account, so that no folder above needs
 * to be open to that account.
 */
export function dataFolderArgument(clusterFolder: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : clusterFolder;
}

export async function readPassword(home: string): Promise<string> {
  return (await readFile(join(home, 'password'), 'utf8')).trim();
}

/** Says whether there is a cluster; refuses a folder with anything else in it. */
export async function hasCluster(home: string): Promise<boolean> {
  const entries = await readdir(home).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    if (error.code === 'EACCES') {
      throw new Error(`The database folder ${home} belongs to another user: start as that user.`);
    }
    throw error;
  });
  if (entries.includes('cluster') && entries.includes('password')) return true;
  if (entries.length === 0) return false;
  throw new Error(`${home} is not empty and holds no database of ours: move it away.`);
}

export async function createCluster(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  await removeAbandonedDrafts(home);
  const draft = `${home}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
  ownDrafts.add(draft);
  const cluster = join(draft, 'cluster');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(draft, 'password');
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [draft, cluster, passwordFile]) await chown(path, account.uid, account.gid);
  }
  try {
    await runInitdb(binaries.initdb, cluster, account);
    await putInPlace(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function runInitdb(initdb: string, cluster: string, account: Account | undefined) {
  const args = [
    `--pgdata=${dataFolderArgument(cluster)}`,
    `--username=${SUPERUSER}`,
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Knows the upper and lower case of all of Unicode, on every machine alike.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ];
  try {
    await run(initdb, args, { cwd: cluster, env: SERVER_ENVIRONMENT, ...account });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The database could not be created: ${stderr?.trim() || message}`, {
      cause: error,
    });
  }
}

async function putInPlace(draft: string, home: string): Promise<void> {
  await rmdir(home).catch(() => undefined); // Empty, or not there; anything else makes rename fail.
  try {
    await rename(draft, home);
  } catch (error) {
    // Two first starts at the same moment: the other one was faster, and its cluster is the one.
    if (!(await hasCluster(home))) throw error;
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeAbandonedDrafts(home: string): Promise<void> {
  const parent = dirname(home);
  await mkdir(parent, { recursive: true });
  const prefix = `${basename(home)}.draft-`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    const draft = join(parent, name);
    // Containers give out the same few ids again and again: ours may have been the crashed one's.
    const isAbandoned = owner === process.pid ? !ownDrafts.has(draft) : !isAlive(owner);
    if (isAbandoned) await rm(draft, { recursive: true, force: true });
  }
}
