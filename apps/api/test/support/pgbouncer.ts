/** A PgBouncer of a test file's own, in transaction mode, where this machine has one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '@lastseat/embedded-postgres';
import { findProgram } from './find-program.js';

export interface PgBouncer {
  /** Like the URL that it stands in front of. */
  url: string;
  stop(): Promise<void>;
}

/** `undefined` when there is none to start: it is not on npm, and every system packages it. */
export const pgBouncerProgram = findProgram('pgbouncer');

/** "nobody": it refuses root, like PostgreSQL itself. */
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export async function startPgBouncer(databaseUrl: string): Promise<PgBouncer> {
  if (pgBouncerProgram === undefined) throw new Error('No pgbouncer on this machine');
  const target = new URL(databaseUrl);
  const url = new URL(databaseUrl);
  url.port = String(await findFreePort());
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-pgbouncer-'));
  const configFile = await writeFiles(folder, target, url.port);

  const child = spawn(pgBouncerProgram, [configFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account,
  });
  const ended = once(child, 'exit');
  const words: string[] = [];
  await new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error(`PgBouncer ended at once: ${words.join('\n')}`)));
    createInterface(child.stderr).on('line', (line) => {
      words.push(line);
      if (line.includes('process up')) resolve();
    });
  });
  return {
    url: url.href,
    async stop() {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Fewer connections to PostgreSQL than those that come to it, so that they are shared. */
async function writeFiles(folder: string, target: URL, port: string): Promise<string> {
  const usersFile = join(folder, 'users.txt');
  const configFile = join(folder, 'pgbouncer.ini');
  await writeFile(usersFile, `"${target.username}" "${target.password}"\n`);
  await writeFile(
    configFile,
    `[databases]
* = host=${target.hostname} port=${target.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${usersFile}
pool_mode = transaction
default_pool_size = 4
`,
  );
  if (account.uid !== undefined) {
    for (const path of [folder, usersFile, configFile]) {
      await chown(path, account.uid, account.gid);
    }
  }
  return configFile;
}
