/** The databases that the books may have of their own. Each has a part of the main one's tables. */
import pg from 'pg';
import type { DatabaseName } from './database-urls.js';

export interface BookDatabase {
  name: Exclude<DatabaseName, 'DATABASE'>;
  title: string;
  /** Of its migrations. */
  folder: string;
  /** What the API has rights to there. */
  tables: string[];
}

export const bookDatabases: readonly BookDatabase[] = [
  {
    name: 'EVENT_STORE',
    title: 'The event store',
    folder: 'event-store-migrations',
    tables: ['StoredEvent', 'StoredEvent_position_seq', 'InvoiceLedger'],
  },
  {
    name: 'READ_MODEL',
    title: 'The read model',
    folder: 'read-model-migrations',
    tables: ['InvoiceView', 'ProjectionCursor'],
  },
];

/**
 * An event store that begins empty, beside books that there are, would give their numbers once more.
 * @throws Error with a sentence for the operator
 */
export async function refuseForgottenEvents(mainUrl: string, storeUrl: string): Promise<void> {
  if (!(await hasEvents(mainUrl)) || (await hasEvents(storeUrl))) return;
  throw new Error(
    'EVENT_STORE_URL names an empty event store, and the main database has events of invoices: ' +
      'move them first, as docs/deployment.md says',
  );
}

async function hasEvents(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT FROM "StoredEvent" LIMIT 1')).rows.length > 0;
  } finally {
    await client.end();
  }
}
