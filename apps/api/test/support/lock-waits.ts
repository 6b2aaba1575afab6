import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** Resolves once `count` connections wait for a lock that a test holds. */
export function untilWaiting(database: TestDatabase, count = 1): Promise<void> {
  return eventually(`${count} waiting for a lock`, async () => {
    const waiting = await database.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length >= count;
  });
}
