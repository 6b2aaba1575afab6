/** What breaks between a command and its COMMIT, and that nothing is lost or done twice by it. */
import type { CommitFault } from '@lastseat/database-proxy';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../src/bookings/domain/booking-command.js';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  confirmHoldCommand,
  holdCommand,
  wordOf,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createEvent, createUsers } from '../support/factories.js';
import { letHoldsRunOut } from '../support/holds.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readHeldTotals, readTotals } from '../support/totals.js';
import { useBreakableCommitter } from '../support/use-committers.js';

const database = useDatabase();
const core = useBreakableCommitter(database);

describe('A connection that breaks', () => {
  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['between write and COMMIT by a reset', 'reset'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('%s costs no booking and makes none twice', async (_when, fault) => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 12);
    const faultsBefore = core.proxy.faults;
    core.proxy.breakNextCommit(fault);

    const outcomes = await concurrently(12, (index) =>
      core.submit(bookCommand(event.id, users[index]!)),
    );

    expect(core.proxy.faults).toBe(faultsBefore + 1);
    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 10, sold_out: 2 });
    const answered = outcomes.flatMap((one) => (one.kind === 'booked' ? [one.booking.id] : []));
    const rows = await database.query('SELECT id FROM "Booking" WHERE "eventId" = $1', [event.id]);
    expect(rows.map((row) => String(row['id'])).sort()).toEqual(answered.sort());
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 10,
      remaining: 0,
      total: 10,
    });
  });

  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('%s of a cancel answers "cancelled" and frees one seat', async (_when, fault) => {
    const { eventId, booking } = await bookOneOf(3);
    core.proxy.breakNextCommit(fault);

    expect(wordOf(await core.submit(cancelCommand(booking)))).toBe('cancelled');

    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: 3, total: 3 });
  });

  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('%s of a hold and of its confirmation, in time or late, does each once', async (_, fault) => {
    const { id: eventId } = await createEvent(database, { totalTickets: 3 });
    const users = await createUsers(database, 2);
    for (const [index, userId] of users.entries()) {
      core.proxy.breakNextCommit(fault);
      const held = await core.submit(holdCommand(eventId, userId));
      expect(wordOf(held)).toBe('held');
      expect(await readHeldTotals(database, eventId)).toMatchObject({ held: 1, toldHeld: 1 });
      if (index === 1) await letHoldsRunOut(database, eventId);
      core.proxy.breakNextCommit(fault);
      expect(wordOf(await core.submit(confirmHoldCommand(bookingOf(held))))).toBe('booked');
    }
    const totals = { confirmed: 2, held: 0, toldHeld: 0, remaining: 1 };
    expect(await readHeldTotals(database, eventId)).toMatchObject(totals);
    const told = await database.query<{ types: string[] }>(
      `SELECT array(SELECT fact->>'type' FROM json_array_elements(facts) AS fact) AS types
       FROM "OutboxMessage" WHERE "aggregateId" = $1 ORDER BY version`,
      [eventId],
    );
    expect(told.flatMap(({ types }) => types)).toEqual([
      ...['booking.held', 'booking.confirmed'],
      ...['booking.held', 'booking.holdExpired', 'booking.confirmed'],
    ]);
  });

  it('while its COMMIT is still on the way: the retry waits for it and finds its own work', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [user] = (await createUsers(database, 1)) as [string];
    core.proxy.breakNextCommit('delay');

    const outcome = core.submit(bookCommand(event.id, user));
    await untilWaiting(database);
    core.proxy.releaseCommit();

    expect(wordOf(await outcome)).toBe('booked');
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
  });
});

async function bookOneOf(
  totalTickets: number,
): Promise<{ eventId: string; booking: BookingRecord }> {
  const event = await createEvent(database, { totalTickets });
  const [user] = (await createUsers(database, 1)) as [string];
  const outcome = await core.submit(bookCommand(event.id, user));
  return { eventId: event.id, booking: bookingOf(outcome) };
}

describe('A command that violates a constraint', () => {
  it('is refused alone, inside a full batch', async () => {
    const event = await createEvent(database, { totalTickets: 500 });
    const users = await createUsers(database, 200);
    const deleted = users[77]!;
    await database.query('DELETE FROM "User" WHERE id = $1', [deleted]);

    const outcomes = await concurrently(200, (index) =>
      core.submit(bookCommand(event.id, users[index]!)),
    );

    expect(wordOf(outcomes[77]!)).toBe('unauthenticated');
    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 199, unauthenticated: 1 });
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 199,
      remaining: 301,
      total: 500,
    });
  });
});

describe('A deadlock', () => {
  it('that takes the batch as its victim is tried again, and the booking is made', async () => {
    const { eventId, booking } = await bookOneOf(1);
    const rival = await database.connect();
    // The one who waits shorter looks for the deadlock first, and is the victim.
    await rival.query(`SET deadlock_timeout = '30s'`);
    await rival.query('BEGIN');
    await rival.query('SELECT FROM "Booking" WHERE id = $1 FOR UPDATE', [booking.id]);
    const deadlocksBefore = await countDeadlocks(rival);

    const cancelled = core.submit(cancelCommand(booking));
    await untilWaiting(database);
    await rival.query('SELECT FROM "Event" WHERE id = $1 FOR UPDATE', [eventId]);
    await rival.query('COMMIT');

    expect(wordOf(await cancelled)).toBe('cancelled');
    await eventually(
      'PostgreSQL has counted the deadlock',
      async () => (await countDeadlocks(rival)) > deadlocksBefore,
    );
    await rival.end();
    expect(await readTotals(database, eventId)).toEqual({ confirmed: 0, remaining: 1, total: 1 });
  });
});

async function countDeadlocks(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.deadlocks ?? 0;
}
