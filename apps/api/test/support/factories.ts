/** Rows to begin a test with. */
import { insertEvents, insertUsers, type EventData } from '@lastseat/test-data';
import type { TestDatabase } from './database.js';

export async function createEvent(
  database: TestDatabase,
  given: Partial<EventData> & { totalTickets: number },
): Promise<EventData> {
  const [event] = await insertEvents(database.query.bind(database), [given]);
  return event!;
}

/** @returns their ids */
export function createUsers(database: TestDatabase, count: number): Promise<string[]> {
  return insertUsers(database.query.bind(database), count);
}
