/**
 * Applies the migrations that the database does not have yet, in order, and says which; then gives the
 * API's role its rights. Safe to run at every start: the engine takes an advisory lock and does nothing
 * twice.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grantApiPrivileges } from './api-privileges.js';
import { findDatabaseUrls, readDatabaseUrls, type DatabaseUrls } from './database-urls.js';
import { describeApplied } from './describe-applied.js';
import { bookDatabases, refuseForgottenEvents, type BookDatabase } from './book-databases.js';
import { carryOn } from './carry-on.js';
import { guardCore } from './guard-core.js';
import { withSchemaEngine } from './schema-engine.js';

/**
 * The SQL lies in the source tree, and this file runs from there as well as from `dist/prisma` and, for
 * `npm run dev`, from `dist/modules/prisma`.
 */
const [, wayUp = './'] =
  [
    ['/dist/prisma/', '../../prisma/'],
    ['/dist/modules/prisma/', '../../../prisma/'],
  ].find(([place = '']) => import.meta.url.includes(place)) ?? [];

const findFolder = (name: string) => fileURLToPath(new URL(wayUp + name, import.meta.url));

/** @param last the newest one that is wanted */
async function readMigrations(folder: string, last: string | undefined) {
  const migrationsFolder = findFolder(folder);
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && (last === undefined || entry.name <= last))
    .map((entry) => entry.name);
  const read = (path: string) => readFile(join(migrationsFolder, path), 'utf8');
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await read(join(path, 'migration.sql')) },
        },
      })),
    ),
  };
}

/**
 * @param last the newest migration to apply; all of them when it is left out
 * @param folder of which database
 * @param say told why it does not go on, where it waits for others
 * @returns the names of the migrations that were ended just now, oldest first
 */
export async function migrate(
  databaseUrl: string,
  last?: string,
  folder = 'migrations',
  say: (sentence: string) => void = () => undefined,
): Promise<string[]> {
  const migrationsList = await readMigrations(folder, last);
  const findScript = (name: string) =>
    migrationsList.migrationDirectories.find(({ path }) => path === name)?.migrationFile.content
      .value;
  const carriedOn = await carryOn(databaseUrl, findScript, say);
  const { appliedMigrationNames } = await withSchemaEngine(
    databaseUrl,
    (engine) =>
      engine.applyMigrations({
        migrationsList,
        filters: { externalTables: [], externalEnums: [] },
      }),
    say,
  );
  return [...(carriedOn === null ? [] : [carriedOn]), ...appliedMigrationNames];
}

const sayLine = (sentence: string) => void process.stdout.write(`${sentence}\n`);

interface BroughtUp {
  applied: string[];
  /** For the operator. */
  sentences: string[];
}

async function bringUpToDate(
  { owner, apiRole }: DatabaseUrls,
  { title, folder, tables }: Pick<BookDatabase, 'title' | 'folder'> & { tables?: string[] },
): Promise<BroughtUp> {
  const applied = await migrate(owner, undefined, folder, sayLine);
  const warnings =
    apiRole === null
      ? [
          `The API owns the tables of ${title}: an owner's address would let its role have fewer rights.`,
        ]
      : await grantApiPrivileges(owner, apiRole, tables);
  return {
    applied,
    sentences: [
      describeApplied(title, applied),
      ...warnings.map((warning) => `Warning: ${warning}`),
    ],
  };
}

async function main(): Promise<void> {
  const say = ({ sentences }: BroughtUp) => sentences.forEach(sayLine);
  const main = readDatabaseUrls(process.env);
  const brought = await bringUpToDate(main, { title: 'The database', folder: 'migrations' });
  say(brought);
  // A deployment migrates first and exchanges the processes afterwards: by the next one they are all new.
  if (brought.applied.length === 0) await guardCore(main.owner);
  for (const database of bookDatabases) {
    const urls = findDatabaseUrls(process.env, database.name);
    if (urls === null) continue;
    say(await bringUpToDate(urls, database));
    if (database.name === 'EVENT_STORE') await refuseForgottenEvents(main.owner, urls.owner);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `Migration failed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
