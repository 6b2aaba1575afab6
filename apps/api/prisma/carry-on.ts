/**
 * Finishes the migration that an earlier start began and did not end: it was killed, or lost its connection, or
 * a table was in use for too long. Without this the engine would refuse to go on until somebody mends it by hand.
 */
import pg from 'pg';
import { runStatements } from './careful-statements.js';
import { listOldestTransactions } from './oldest-transactions.js';
import { splitStatements } from './split-statements.js';

/** The engine's own, which it holds while it migrates. */
const ENGINE_LOCK = 72_707_369;

/** As long as the engine waits for it. */
const LOCK_TIMEOUT = '10s';

const LOCK_NOT_AVAILABLE = '55P03';

interface Begun {
  id: string;
  name: string;
  done: number;
}

/**
 * @param findScript of the migration with this name
 * @returns its name, or null when there is none
 */
export async function carryOn(
  databaseUrl: string,
  findScript: (name: string) => string | undefined,
  say: (sentence: string) => void,
): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if ((await findBegun(client)) === null) return null;
    await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query('SELECT pg_advisory_lock($1)', [ENGINE_LOCK]);
    await client.query('RESET lock_timeout');
    // Whoever held the lock may have ended it.
    const begun = await findBegun(client);
    if (begun === null) return null;
    await finish(client, begun, findScript(begun.name), say);
    return begun.name;
  } finally {
    await client.end();
  }
}

async function findBegun(client: pg.Client): Promise<Begun | null> {
  const { rows: tables } = await client.query<{ isThere: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "isThere"`,
  );
  if (!tables[0]?.isThere) return null;
  const { rows } = await client.query<Begun>(
    `SELECT id, migration_name AS name, applied_steps_count AS done FROM "_prisma_migrations"
     WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
  return rows[0] ?? null;
}

async function finish(
  client: pg.Client,
  { id, name, done }: Begun,
  script: string | undefined,
  say: (sentence: string) => void,
): Promise<void> {
  if (script === undefined) throw new Error(`${name} was begun, and this release does not have it`);
  const care = {
    run: (sql: string) => client.query(sql),
    say,
    listOldest: () => listOldestTransactions(client),
    isLockTimeout: (error: unknown) => (error as { code?: string }).code === LOCK_NOT_AVAILABLE,
  };
  say(`${name} was begun and not ended. Going on after statement ${done}.`);
  await runStatements(care, splitStatements(script), { done, isCarriedOn: true });
  // As the engine leaves those that it ends itself.
  await client.query(
    `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1, logs = NULL WHERE id = $1`,
    [id],
  );
}
