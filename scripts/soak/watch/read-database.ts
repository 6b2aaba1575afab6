import type pg from 'pg';
import { listChildren, readOwnBytes } from '../../runner/process-usage.js';
import type { TorturedPostgres } from '../../torture/system/postgres.js';
import type { DatabaseSample, TableSample } from './sample.js';

const PATIENCE_MS = 10_000;
/** The API ends an idle transaction after five seconds, and one of its statements sooner. */
const STUCK_SECONDS = 15;

type Numbers = Omit<DatabaseSample, 'tables' | 'ownBytes'>;

/** The connections of the torture itself are no part of the product. */
const READ_SERVER = `
  SELECT (SELECT count(*) FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND application_name <> 'torture')::int AS connections,
         (SELECT count(*) FROM pg_stat_activity
          WHERE application_name <> 'torture' AND backend_type = 'client backend'
            AND xact_start < now() - interval '${STUCK_SECONDS} s')::int AS "stuckConnections",
         (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 AS "walBytes",
         (SELECT coalesce(sum(size), 0) FROM pg_ls_waldir())::float8 AS "walFolderBytes",
         (SELECT setting::float8 * 1024 * 1024 FROM pg_settings WHERE name = 'max_wal_size')
           AS "walFolderMaxBytes",
         pg_snapshot_xmax(pg_current_snapshot())::text::float8 AS transactions`;

const LIST_TABLES = `
  SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes,
         pg_indexes_size(oid)::float8 AS "indexBytes"
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;

type Size = Omit<TableSample, 'rows'> & { name: string };

/** @returns null while there is no database */
export async function readDatabase(postgres: TorturedPostgres): Promise<DatabaseSample | null> {
  try {
    const read = await postgres.connected(async (client) => {
      await client.query(`SET statement_timeout = ${PATIENCE_MS}`);
      const { rows } = await client.query<Numbers>(READ_SERVER);
      return { ...rows[0]!, tables: await readTables(client) };
    });
    const processes = listChildren(postgres.pid);
    const ownBytes = processes.reduce((bytes, pid) => bytes + readOwnBytes(pid), 0);
    return { ...read, ownBytes };
  } catch {
    return null;
  }
}

/** Counted, since what the statistics say of rows does not outlive a crash. */
async function readTables(client: pg.Client): Promise<Record<string, TableSample>> {
  const { rows: sizes } = await client.query<Size>(LIST_TABLES);
  const counts = sizes.map(
    ({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`,
  );
  const { rows: counted } = await client.query<{ name: string; rows: number }>(
    counts.join(' UNION ALL '),
  );
  const rowsOf = new Map(counted.map(({ name, rows }) => [name, rows]));
  return Object.fromEntries(
    sizes.map(({ name, ...size }) => [name, { ...size, rows: rowsOf.get(name) ?? 0 }]),
  );
}
