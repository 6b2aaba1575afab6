/** Many at once, one answer each, and totals that the database confirms. */
import { insertBookings } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../src/bookings/domain/booking-command.js';
import { bookCommand, bookingOf, cancelCommand, wordOf } from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { untilWaiting } from '../support/lock-waits.js';
import { readTotals } from '../support/totals.js';
import { useTwoCommitters } from '../support/use-committers.js';

const database = useDatabase();
const processes = useTwoCommitters(database);
const { submit } = processes;

async function bookFor(eventId: string, userId: string): Promise<BookingRecord> {
  return bookingOf(await submit(bookCommand(eventId, userId)));
}

describe('The last seat', () => {
  it('goes to exactly one of fifty buyers', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const users = await createUsers(database, 50);

    const outcomes = await concurrently(50, (index) =>
      submit(bookCommand(event.id, users[index]!), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 1, sold_out: 49 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
  });

  it('is either kept or handed on when its cancel meets a booking, never both', async () => {
    const [holder, buyer] = (await createUsers(database, 2)) as [string, string];
    for (let round = 0; round < 20; round++) {
      const event = await createEvent(database, { totalTickets: 1 });
      const held = await bookFor(event.id, holder);
      const [cancelled, booked] = await Promise.all([
        submit(cancelCommand(held), round),
        submit(bookCommand(event.id, buyer), round + 1),
      ]);
      expect(wordOf(cancelled)).toBe('cancelled');
      const isTaken = wordOf(booked) === 'booked';
      expect(['booked', 'sold_out']).toContain(wordOf(booked));
      expect(await readTotals(database, event.id)).toEqual({
        confirmed: isTaken ? 1 : 0,
        remaining: isTaken ? 0 : 1,
        total: 1,
      });
    }
  });
});

describe('A batch that waited for the row', () => {
  it('decides on what was committed meanwhile, not on what it could have read before', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [rival, user] = (await createUsers(database, 2)) as [string, string];
    const other = await database.connect();
    await other.query('BEGIN');
    await other.query('UPDATE "Event" SET "remainingTickets" = 0 WHERE id = $1', [event.id]);
    await insertBookings(other.query.bind(other), [{ userId: rival, eventId: event.id }]);

    const outcome = submit(bookCommand(event.id, user));
    await untilWaiting(database);
    await other.query('COMMIT');
    await other.end();

    expect(wordOf(await outcome)).toBe('sold_out');
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
  });
});

describe('A cancel', () => {
  it('that comes ten times at once frees one seat', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    const [user] = (await createUsers(database, 1)) as [string];
    const held = await bookFor(event.id, user);

    const outcomes = await concurrently(10, (index) => submit(cancelCommand(held), index));

    expect(tally(outcomes.map(wordOf))).toEqual({ cancelled: 1, already_cancelled: 9 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 0, remaining: 3, total: 3 });
  });

  it('lets the same user book again, and keeps the history', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [user] = (await createUsers(database, 1)) as [string];
    for (let round = 0; round < 3; round++) {
      const booking = await bookFor(event.id, user);
      expect(wordOf(await submit(cancelCommand(booking)))).toBe('cancelled');
    }
    await bookFor(event.id, user);

    const rows = await database.query('SELECT status FROM "Booking" WHERE "eventId" = $1', [
      event.id,
    ]);
    expect(tally(rows.map((row) => String(row['status'])))).toEqual({ cancelled: 3, confirmed: 1 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 0, total: 1 });
  });
});

describe('A user', () => {
  it('who asks ten times at once gets one seat', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [user] = (await createUsers(database, 1)) as [string];

    const outcomes = await concurrently(10, (index) => submit(bookCommand(event.id, user), index));

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 1, already_booked: 9 });
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 4, total: 5 });
  });

  it('who sends one idempotency key eight times at once gets one booking, eight times', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [user] = (await createUsers(database, 1)) as [string];

    const outcomes = await concurrently(8, (index) =>
      submit(bookCommand(event.id, user, 'one key'), index),
    );

    const ids = outcomes.map((outcome) => bookingOf(outcome).id);
    expect(new Set(ids).size).toBe(1);
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 4, total: 5 });
  });

  it('who uses one idempotency key for five events at once books one of them', async () => {
    const [user] = (await createUsers(database, 1)) as [string];
    const events = await concurrently(5, () => createEvent(database, { totalTickets: 5 }));

    const outcomes = await concurrently(5, (index) =>
      submit(bookCommand(events[index]!.id, user, 'one key for all'), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 1, idempotency_key_reused: 4 });
    const totals = await concurrently(5, (index) => readTotals(database, events[index]!.id));
    expect(totals.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBe(1);
    for (const { confirmed, remaining, total } of totals) expect(confirmed + remaining).toBe(total);
  });
});

describe('Two hundred buyers', () => {
  it('who book five events in mixed order all get an answer, and no deadlock', async () => {
    const events = await concurrently(5, () => createEvent(database, { totalTickets: 60 }));
    const users = await createUsers(database, 200);

    const outcomes = await concurrently(1_000, (index) => {
      const user = users[index % 200]!;
      // Each user goes through the events in an order of their own.
      const event = events[(Math.floor(index / 200) * 3 + (index % 200)) % 5]!;
      return submit(bookCommand(event.id, user), index);
    });

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 300, sold_out: 700 });
    for (const event of events) {
      expect(await readTotals(database, event.id)).toEqual({
        confirmed: 60,
        remaining: 0,
        total: 60,
      });
    }
  });
});

describe('The announced counts', () => {
  it('end on the true count and never go back to an older version', async () => {
    const event = await createEvent(database, { totalTickets: 40 });
    const users = await createUsers(database, 60);
    const { committer, announced } = processes.first;
    await concurrently(60, (index) => committer.submit(bookCommand(event.id, users[index]!)));
    const mine = announced.filter((update) => update.eventId === event.id);
    const versions = mine.map((update) => update.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(mine.at(-1)?.remainingTickets).toBe(0);
  });
});
