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
export async function createUsers(database: TestDatabase, count: number): Promise<string[]> {
  return [...(await insertUsers(database.query.bind(database), count))];
}
