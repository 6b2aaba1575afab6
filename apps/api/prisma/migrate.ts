/**
 * Applies the migrations that the database does not have yet, in order, and says which; then gives the
 * API's role its rights. Safe to run at every start: the engine takes an advisory lock and does nothing
 * twice.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grantApiPrivileges } from './api-privileges.js';
import { readDatabaseUrls } from './database-urls.js';
import { withSchemaEngine } from './schema-engine.js';

/** The SQL lies in the source tree, and this file runs from there as well as from `dist/prisma`. */
const migrationsFolder = fileURLToPath(
  new URL(
    import.meta.url.includes('/dist/prisma/') ? '../../prisma/migrations' : './migrations',
    import.meta.url,
  ),
);

/** @param last the newest one that is wanted */
async function readMigrations(last: string | undefined) {
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
 * @returns the names of the migrations that were applied just now, oldest first
 */
export async function migrate(databaseUrl: string, last?: string): Promise<string[]> {
  const migrationsList = await readMigrations(last);
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
  return appliedMigrationNames;
}

async function main(): Promise<void> {
  const { owner, apiRole } = readDatabaseUrls(process.env);
  const applied = await migrate(owner);
  process.stdout.write(
    applied.length === 0 ? 'The database is up to date\n' : `Applied ${applied.join(', ')}\n`,
  );
  const warnings =
    apiRole === null
      ? ['The API owns its tables: DATABASE_OWNER_URL would let it have a role with fewer rights.']
      : await grantApiPrivileges(owner, apiRole);
  for (const warning of warnings) process.stdout.write(`Warning: ${warning}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `Migration failed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
