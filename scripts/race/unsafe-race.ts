/**
 * The same race with the lock left out, on a scratch database: everyone reads the count, everyone sees
 * a seat, everyone writes. It has the same CHECK as the real table, which does not help: each writes
 * the number that follows from what it read. This is how seats are sold twice.
 */
import { startTemporaryPostgres } from '@lastseat/embedded-postgres';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { race, type Attempt } from './race.js';

const SCHEMA = `
  CREATE TABLE event (
    "totalTickets" int NOT NULL,
    "remainingTickets" int NOT NULL CHECK ("remainingTickets" BETWEEN 0 AND "totalTickets")
  );
  CREATE TABLE booking (contestant text PRIMARY KEY);`;

export interface UnsafeResult {
  attempts: Attempt[];
  sold: number;
  remaining: number;
}

export async function runUnsafeRace(
  users: number,
  seats: number,
  delayMs: number,
  onEnd: (attempt: Attempt) => void,
): Promise<UnsafeResult> {
  const postgres = await startTemporaryPostgres();
  try {
    const pool = new pg.Pool({ connectionString: postgres.url, max: Math.min(users, 50) });
    try {
      await pool.query(SCHEMA);
      await pool.query('INSERT INTO event VALUES ($1, $1)', [seats]);
      await openConnections(pool);
      const contestants = Array.from({ length: users }, (_, index) => `Racer ${index + 1}`);
      const attempts = await race(
        contestants,
        (index) => bookWithoutLock(pool, contestants[index] ?? '', delayMs),
        onEnd,
      );
      const { rows } = await pool.query<{ sold: number; remaining: number }>(
        `SELECT (SELECT count(*)::int FROM booking) AS sold, "remainingTickets" AS remaining FROM event`,
      );
      return { attempts, sold: rows[0]?.sold ?? 0, remaining: rows[0]?.remaining ?? 0 };
    } finally {
      await pool.end();
    }
  } finally {
    await postgres.stop();
  }
}

/** Before the start signal, so that nobody wins by having been connected first. */
async function openConnections(pool: pg.Pool): Promise<void> {
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  for (const client of clients) client.release();
}

async function bookWithoutLock(
  pool: pg.Pool,
  contestant: string,
  delayMs: number,
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // The mistake: no FOR UPDATE. Everyone may read the same count.
    const { rows } = await client.query<{ remaining: number }>(
      'SELECT "remainingTickets" AS remaining FROM event',
    );
    const remaining = rows[0]?.remaining ?? 0;
    if (remaining === 0) return 'sold_out';
    await sleep(delayMs);
    await client.query('INSERT INTO booking VALUES ($1)', [contestant]);
    await client.query('UPDATE event SET "remainingTickets" = $1', [remaining - 1]);
    return 'booked';
  } finally {
    await client.query('COMMIT');
    client.release();
  }
}
