/** Seats that are held, with two processes that know nothing of each other's queue. */
import { describe, expect, it } from 'vitest';
import { ENDED_AT_MOST } from '../../src/bookings/commit/holds.sql.js';
import {
  bookCommand,
  bookingOf,
  confirmHoldCommand,
  holdCommand,
  releaseHoldCommand,
  wordOf,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { cancelEventCommand, changeEventCommand, readEventRow } from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { letHoldsRunOut } from '../support/holds.js';
import { readHeldTotals } from '../support/totals.js';
import { useTwoCommitters } from '../support/use-committers.js';

const database = useDatabase();
const core = useTwoCommitters(database);

const totalsOf = (eventId: string) => readHeldTotals(database, eventId);

describe('A seat that is held', () => {
  it('is for nobody else, and is booked when it is confirmed', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];

    const held = await core.submit(holdCommand(event.id, ada));
    expect(wordOf(held)).toBe('held');
    expect(await totalsOf(event.id)).toMatchObject({ held: 1, toldHeld: 1, remaining: 0 });
    expect(wordOf(await core.submit(bookCommand(event.id, ben), 1))).toBe('sold_out');

    const confirmed = await core.submit(confirmHoldCommand(bookingOf(held)), 1);
    expect(bookingOf(confirmed)).toMatchObject({ status: 'confirmed', expiresAt: null });
    expect(await totalsOf(event.id)).toMatchObject({ confirmed: 1, held: 0, toldHeld: 0 });
    expect(wordOf(await core.submit(releaseHoldCommand(bookingOf(held))))).toBe(
      'already_confirmed',
    );
  });

  it('is on sale again when it is let go', async () => {
    const event = await createEvent(database, { totalTickets: 1 });
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    const held = await core.submit(holdCommand(event.id, ada));

    expect(wordOf(await core.submit(releaseHoldCommand(bookingOf(held)), 1))).toBe('cancelled');
    expect(wordOf(await core.submit(bookCommand(event.id, ben)))).toBe('booked');
  });

  it('is the only one of its person, by the unique index too', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const [ada] = (await createUsers(database, 1)) as [string];
    await core.submit(holdCommand(event.id, ada));

    const insert = database.query(
      `INSERT INTO "Booking" (id, "userId", "eventId", "createdAt")
       VALUES (uuidv7(), $1, $2, now())`,
      [ada, event.id],
    );
    await expect(insert).rejects.toMatchObject({ constraint: 'Booking_one_per_event_and_user' });
  });

  it('cannot be taken away by a smaller capacity, and goes with the event', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    const held = await core.submit(holdCommand(event.id, ada));
    await core.submit(holdCommand(event.id, ben));

    const { revision } = await readEventRow(database, event.id);
    const smaller = changeEventCommand(event.id, revision, { totalTickets: 1 });
    expect(wordOf(await core.submit(smaller))).toBe('capacity_below_sold');
    expect(wordOf(await core.submit(cancelEventCommand(event.id)))).toBe('edited');
    expect(wordOf(await core.submit(confirmHoldCommand(bookingOf(held))))).toBe('event_cancelled');
    expect((await readEventRow(database, event.id)).bookingsCancelledAt).toBeNull();
  });
});

describe('Holds that run out', () => {
  it('are sold in the batch that finds them, before anybody swept', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 30);
    await concurrently(10, (index) => core.submit(holdCommand(event.id, users[index]!), index));
    await letHoldsRunOut(database, event.id);

    const outcomes = await concurrently(20, (index) =>
      core.submit(bookCommand(event.id, users[10 + index]!), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 10, sold_out: 10 });
    expect(await totalsOf(event.id)).toMatchObject({ confirmed: 10, held: 0, remaining: 0 });
  });

  it('are freed once by two that sweep at the same time', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 10);
    await concurrently(10, (index) => core.submit(holdCommand(event.id, users[index]!), index));
    await letHoldsRunOut(database, event.id);
    const { version } = await readEventRow(database, event.id);

    const outcomes = await concurrently(20, (index) =>
      core.submit({ kind: 'expireHolds', eventId: event.id }, index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ expired: 20 });
    expect(await totalsOf(event.id)).toMatchObject({ held: 0, toldHeld: 0, remaining: 10 });
    expect((await readEventRow(database, event.id)).version).toBe(version + 1);
  });

  it('are freed a thousand at a time, and the row says that more are to come', async () => {
    const count = ENDED_AT_MOST + 5;
    const event = await createEvent(database, { totalTickets: count });
    const users = await createUsers(database, count);
    await concurrently(count, (index) => core.submit(holdCommand(event.id, users[index]!), index));
    await letHoldsRunOut(database, event.id);

    await core.submit({ kind: 'expireHolds', eventId: event.id });
    expect(await totalsOf(event.id)).toMatchObject({ toldHeld: 5, remaining: ENDED_AT_MOST });
    await core.submit({ kind: 'expireHolds', eventId: event.id });
    expect(await totalsOf(event.id)).toMatchObject({ held: 0, toldHeld: 0, remaining: count });
  });

  it('leave their late confirmation a seat only as long as one is left', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const users = await createUsers(database, 15);
    const holds = await concurrently(10, (index) =>
      core.submit(holdCommand(event.id, users[index]!), index),
    );
    await letHoldsRunOut(database, event.id);

    const outcomes = await concurrently(15, (index) =>
      core.submit(
        index < 10
          ? confirmHoldCommand(bookingOf(holds[index]!))
          : bookCommand(event.id, users[index]!),
        index,
      ),
    );

    const words = tally(outcomes.map(wordOf));
    expect(words['booked']).toBe(10);
    expect((words['hold_expired'] ?? 0) + (words['sold_out'] ?? 0)).toBe(5);
    expect(await totalsOf(event.id)).toMatchObject({ confirmed: 10, held: 0, remaining: 0 });
  });
});

it('Everything at once: of 20 seats none is given twice, and none is lost', async () => {
  const event = await createEvent(database, { totalTickets: 20 });
  const users = await createUsers(database, 60);
  const outcomes = await concurrently(60, async (index) => {
    const held = await core.submit(holdCommand(event.id, users[index]!), index);
    if (held.kind !== 'held') return wordOf(held);
    const { booking } = held;
    const next = index % 3 === 0 ? releaseHoldCommand(booking) : confirmHoldCommand(booking);
    return wordOf(await core.submit(next, index + 1));
  });

  const words = tally(outcomes);
  const { confirmed, held, remaining } = await totalsOf(event.id);
  expect(confirmed).toBe(words['booked']);
  expect(held).toBe(0);
  expect(confirmed + remaining).toBe(20);
});
