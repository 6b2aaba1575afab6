/**
 * What a statement of a migration does to those who book, measured and not read: the locks that it holds when it is
 * done, how many rows it read and changed meanwhile, and whether a table was written anew.
 */
import type pg from 'pg';

/** Of a table that was there before the migration. */
interface Traces {
  table: string;
  rows: number;
  /** The strongest of ours that whoever writes in the table has to wait for. */
  lock: string | null;
  read: number;
  changed: number;
  /** The file that the rows are in. */
  file: string;
}

export type Tables = ReadonlyMap<string, Pick<Traces, 'rows' | 'file'>>;

/** Few rows, whatever is sold: organisers and what they draw up. To read them all takes no time. */
const small = new Set([
  ...['Organiser', 'Member', 'Invitation', 'InvoicingProfile', 'InvoiceLedger', 'OrganiserLogo'],
  ...['Category', 'Level', 'Series', 'SeriesSlot', 'SeriesStep', 'Holiday', 'TicketKey'],
  ...['ScheduledWork', 'ProjectionCursor', 'RateLimit', 'WatcherCount'],
]);

/** "active_sql_transaction": it wants to be by itself, as what is made CONCURRENTLY. */
const NOT_WITHIN_A_TRANSACTION = '25001';

/** The tables that are there, with their files. To be called before a migration. */
export async function listTables(client: pg.Client): Promise<Tables> {
  const { rows } = await client.query<{ table: string; file: string }>(
    `SELECT relname AS table, pg_relation_filenode(oid)::text AS file FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`,
  );
  const tables = new Map<string, Pick<Traces, 'rows' | 'file'>>();
  for (const { table, file } of rows) {
    const { rows: count } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM "${table}"`,
    );
    tables.set(table, { rows: count[0]!.rows, file });
  }
  return tables;
}

/**
 * Carries the statement out.
 * @param tables those that were there before its migration
 * @returns sentences about what would hold people up
 */
export async function measureStatement(
  client: pg.Client,
  statement: string,
  tables: Tables,
): Promise<string[]> {
  if (/^(\s|--.*\n)*(BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT)\b/i.test(statement)) {
    return ['it begins or ends a transaction: all its locks would last as long'];
  }
  await client.query('BEGIN');
  try {
    const before = await readTraces(client);
    await client.query(statement);
    const findings = judge(subtract(await readTraces(client), before), tables);
    await client.query('COMMIT');
    return findings;
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code !== NOT_WITHIN_A_TRANSACTION) throw error;
  }
  const before = await readTraces(client);
  await client.query(statement);
  // It has read what it had to in transactions of its own, and holds nothing any more.
  return judge(subtract(await readTraces(client), before), tables);
}

/** The counters begin before this transaction, with what is not reported yet. */
function subtract(traces: readonly Traces[], before: readonly Traces[]): Traces[] {
  const known = new Map(before.map((trace) => [trace.table, trace]));
  return traces.map((trace) => ({
    ...trace,
    read: trace.read - (known.get(trace.table)?.read ?? 0),
    changed: trace.changed - (known.get(trace.table)?.changed ?? 0),
  }));
}

/** An index is read on behalf of its table. */
async function readTraces(client: pg.Client): Promise<Traces[]> {
  const { rows } = await client.query<Traces>(
    `SELECT relname AS table, pg_relation_filenode(class.oid)::text AS file, 0 AS rows,
            (SELECT mode FROM pg_locks
             WHERE pid = pg_backend_pid() AND relation = class.oid AND granted
               AND mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
             ORDER BY mode LIMIT 1) AS lock,
            (pg_stat_get_xact_tuples_returned(class.oid) + pg_stat_get_xact_tuples_fetched(class.oid) + coalesce((
               SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid)) FROM pg_index WHERE indrelid = class.oid
             ), 0))::int AS read,
            (pg_stat_get_xact_tuples_updated(class.oid) + pg_stat_get_xact_tuples_deleted(class.oid))::int AS changed
     FROM pg_class AS class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  return rows;
}

function judge(traces: readonly Traces[], tables: Tables): string[] {
  const old = traces.flatMap((trace) => {
    const before = tables.get(trace.table);
    if (before === undefined || small.has(trace.table)) return [];
    return [{ ...trace, rows: before.rows, isNew: trace.file !== before.file }];
  });
  const locked = old.filter(({ lock }) => lock !== null);
  const held = locked.map(({ table, lock }) => `${table} (${lock})`).join(', ');
  return old.flatMap(({ table, rows, read, changed, isNew }) => [
    ...(isNew ? [`it writes ${table} anew`] : []),
    ...(locked.length > 0 && rows > 0 && read >= rows
      ? [`it reads all of ${table} while nobody can write in ${held}`]
      : []),
    ...(changed > 0
      ? [`it changes ${changed} rows of ${table} at once: they stay locked until it is done`]
      : []),
  ]);
}
