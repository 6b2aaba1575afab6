/** Of API processes that tell each other by NOTIFY: a port may be open before its process listens. */
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** @returns the ids of the connections that have begun to listen */
export async function listListeners(database: TestDatabase): Promise<number[]> {
  const rows = await database.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'lastseat-live'
     AND query LIKE 'LISTEN%' AND state = 'idle'`,
  );
  return rows.map(({ pid }) => pid);
}

/** Resolves once so many processes listen beside those `before`. */
export function untilListening(
  database: TestDatabase,
  count: number,
  before: readonly number[] = [],
): Promise<void> {
  return eventually(`${count} processes listen`, async () => {
    const listeners = await listListeners(database);
    return listeners.filter((pid) => !before.includes(pid)).length === count;
  });
}
