/** For tests of a process that dies between what it has told and its note of that. */
import pg from 'pg';
import { inject } from 'vitest';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** Any number that nobody else locks. */
const LOCK = 4_711;

export interface HeldUpNoting {
  untilSomebodyWaits(): Promise<void>;
  /** Whoever waits has noted nothing. From now on nobody is held up. */
  end(): Promise<void>;
}

/** Until its end, whoever has told something waits before it is noted in the database. */
export async function holdUpNoting(database: TestDatabase): Promise<HeldUpNoting> {
  const holder = await database.connect();
  await holder.query('SELECT pg_advisory_lock($1)', [LOCK]);
  await database.query(`
    CREATE FUNCTION wait_to_note() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); RETURN OLD; END';
    CREATE TRIGGER wait_to_note BEFORE DELETE ON "Delivery"
      FOR EACH ROW EXECUTE FUNCTION wait_to_note()`);
  const listWaiting = () =>
    asAdmin<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = $1`,
      [new URL(database.url).pathname.slice(1)],
    );
  return {
    untilSomebodyWaits: () =>
      eventually('somebody waits to note', async () => (await listWaiting()).length > 0),
    async end() {
      // PostgreSQL would carry the statement out for a client that is gone.
      for (const { pid } of await listWaiting()) {
        await asAdmin('SELECT pg_terminate_backend($1)', [pid]);
      }
      await eventually('nobody waits', async () => (await listWaiting()).length === 0);
      await database.query('DROP TRIGGER wait_to_note ON "Delivery"');
      await holder.end();
    },
  };
}

async function asAdmin<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
