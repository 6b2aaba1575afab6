/** The migrator beside people who use the database: it steps back, and goes on where an earlier start stopped. */
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { LOCK_TIMEOUT_MS } from '../../prisma/careful-statements.js';
import { migrate } from '../../prisma/migrate.js';
import { readCatalog } from '../support/catalog.js';
import { useDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';

/** The next two add columns to "Event", and look at its rows. */
const BEFORE_COLUMNS = '20261121210000_lease_scheduled_work';
const COLUMNS = '20261122100000_say_when_events_end_and_where';

/** The next one makes an index CONCURRENTLY after it has looked at rows. */
const BEFORE_INDEX = '20261129090000_let_organisers_own_events';
const INDEX = '20261129090100_validate_organisers';

const migrated = useDatabase();

describe('A migration that wants a table in use', () => {
  const database = useDatabase({ isEmpty: true });

  it('steps back, lets those who book go on meanwhile, says who is in the way, and goes on', async () => {
    await migrate(database.ownerUrl, BEFORE_COLUMNS);
    const reader = await holdEvents(database);
    const said: string[] = [];
    const migrating = migrate(database.ownerUrl, COLUMNS, undefined, (line) => said.push(line));
    await eventually('it has said why it waits', () => Promise.resolve(said.length > 0));

    // Whoever stood behind it would wait until the reader ends.
    await database.query(`SET lock_timeout = ${10 * LOCK_TIMEOUT_MS}; SELECT FROM "Event"`);
    expect(said[0]).toContain('in use');
    await reader.end();
    expect(await migrating).toEqual([COLUMNS]);
  });
});

describe('A migration that was ended in the midst', () => {
  const database = useDatabase({ isEmpty: true });

  it('is carried on by the next start, also within an index, and nothing is done twice', async () => {
    await migrate(database.ownerUrl, BEFORE_COLUMNS);
    const reader = await holdEvents(database);
    await endWhileItWaits(database, COLUMNS);
    await reader.end();
    expect(await migrate(database.ownerUrl, BEFORE_INDEX)).toContain(COLUMNS);

    // An index that is made CONCURRENTLY waits for whoever may still read what was there before.
    const writer = await database.connect();
    await writer.query('BEGIN; LOCK TABLE "Event" IN ROW EXCLUSIVE MODE');
    await endWhileItWaits(database, INDEX);
    await writer.end();
    expect(await findInvalidIndexes(database)).toHaveLength(1);
    const applied = await migrate(database.ownerUrl);
    expect(applied[0]).toBe(INDEX);
    expect(await findInvalidIndexes(database)).toEqual([]);
    expect(await readCatalog(database.ownerUrl)).toEqual(await readCatalog(migrated.ownerUrl));
  });
});

/** Reads, and does not end: a change of the table has to wait for it. */
async function holdEvents(database: TestDatabase): Promise<pg.Client> {
  const reader = await database.connect();
  await reader.query('BEGIN; SELECT FROM "Event"');
  return reader;
}

/** As if its process had been killed while it waits for a lock. */
async function endWhileItWaits(database: TestDatabase, last: string): Promise<void> {
  const migrating = migrate(database.ownerUrl, last);
  const outcome = migrating.then(
    () => 'ended',
    () => 'failed',
  );
  await eventually('it waits, and is ended', async () => {
    const ended = await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return ended.length > 0;
  });
  expect(await outcome).toBe('failed');
}

const findInvalidIndexes = (database: TestDatabase) =>
  database.query('SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid');
