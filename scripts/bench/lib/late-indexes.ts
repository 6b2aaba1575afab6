/** Indexes that are made after a table was filled: sorted, it takes a tenth of the time. */
import { Failure } from '../../runner/failure.js';
import type { BenchDatabase } from './bench-database.js';

/** @returns how to make it again */
export async function dropIndex(database: BenchDatabase, name: string): Promise<string> {
  const [row] = await database.query<{ definition: string }>(
    `SELECT pg_get_indexdef(oid) AS definition FROM pg_class WHERE relname = $1 AND relkind = 'i'`,
    [name],
  );
  if (row === undefined) throw new Failure(`There is no index ${name} any more.`);
  await database.query(`DROP INDEX "${name}"`);
  return row.definition;
}

export async function createIndex(database: BenchDatabase, definition: string): Promise<void> {
  await database.query(
    `SET maintenance_work_mem = '512MB'; ${definition}; RESET maintenance_work_mem`,
  );
}
