/**
 * The same sale as a program makes it that looks before it writes, and locks nothing. It lives here and
 * nowhere else, on tables of its own in the lab's database: the API has no such way.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** No CHECK and no unique index: nothing stands behind the missing lock. */
const TABLES = `
  DROP SCHEMA IF EXISTS unlocked CASCADE;
  CREATE SCHEMA unlocked;
  CREATE TABLE unlocked.event (seats int NOT NULL, remaining int NOT NULL);
  CREATE TABLE unlocked.booking (person int NOT NULL);`;

/** Between looking and writing, as in a program that asks somebody else for the price meanwhile. */
const THINKING_MS = 20;

export interface UnlockedAnswer {
  isBooked: boolean;
  /** What the counter says from now on, or said to who was refused. */
  remaining: number;
}

export class UnlockedSale {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly firstTwoHaveRead: () => Promise<void>,
  ) {}

  static async open(pool: pg.Pool, seats: number): Promise<UnlockedSale> {
    await pool.query(TABLES);
    await pool.query('INSERT INTO unlocked.event VALUES ($1, $1)', [seats]);
    await openConnections(pool);
    return new UnlockedSale(pool, createMeeting(2));
  }

  async book(person: number): Promise<UnlockedAnswer> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const answer = await this.lookAndWrite(client, person);
      await client.query('COMMIT');
      client.release();
      return answer;
    } catch (error) {
      // With its transaction, whatever became of it.
      client.release(true);
      throw error;
    }
  }

  private async lookAndWrite(client: pg.PoolClient, person: number): Promise<UnlockedAnswer> {
    // The mistake: no FOR UPDATE. Everyone may read the same count.
    const { rows } = await client.query<{ remaining: number }>(
      'SELECT remaining FROM unlocked.event',
    );
    const { remaining } = rows[0]!;
    // For certain the first two have, so that whoever looks on sees at least one seat too many.
    await this.firstTwoHaveRead();
    if (remaining <= 0) return { isBooked: false, remaining };
    await pause(THINKING_MS);
    await client.query('INSERT INTO unlocked.booking VALUES ($1)', [person]);
    await client.query('UPDATE unlocked.event SET remaining = $1', [remaining - 1]);
    return { isBooked: true, remaining: remaining - 1 };
  }
}

/** Before the start, so that nobody wins by having been connected first. */
async function openConnections(pool: pg.Pool): Promise<void> {
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  for (const client of clients) client.release();
}

/** Resolves for all once `count` have come, and at once for who comes later. */
function createMeeting(count: number): () => Promise<void> {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let missing = count;
  return () => {
    missing -= 1;
    if (missing === 0) open();
    return opened;
  };
}
