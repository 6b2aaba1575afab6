/** The line for a seat, with two processes that know nothing of each other's queue. */
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../src/bookings/domain/booking-command.js';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  confirmHoldCommand,
  releaseHoldCommand,
  wordOf,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { cancelEventCommand, changeEventCommand, readEventRow } from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { findOvertakers } from '../support/find-overtakers.js';
import { letHoldsRunOut } from '../support/holds.js';
import { readHeldTotals } from '../support/totals.js';
import { useTwoCommitters } from '../support/use-committers.js';
import {
  joinCommand,
  leaveCommand,
  offerCommand,
  readLine,
  readTimeline,
  readWaiting,
} from '../support/waitlist.js';

const database = useDatabase();
const core = useTwoCommitters(database);

/** Sold out, to as many as it has seats. */
async function soldOut(
  totalTickets: number,
  given: Parameters<typeof createEvent>[1] | object = {},
) {
  const event = await createEvent(database, { totalTickets, waitlistMode: 'offer', ...given });
  const buyers = await createUsers(database, totalTickets);
  const sold = await Promise.all(buyers.map((id) => core.submit(bookCommand(event.id, id))));
  return { event, bookings: sold.map(bookingOf) };
}

/** One after the other. */
async function joinAll(eventId: string, userIds: readonly string[]) {
  for (const userId of userIds) {
    expect(wordOf(await core.submit(joinCommand(eventId, userId)))).toBe('waiting');
  }
}

async function offersOf(eventId: string): Promise<BookingRecord[]> {
  return database.query<BookingRecord>(
    `SELECT * FROM "Booking" WHERE "eventId" = $1 AND status = 'held' ORDER BY "createdAt", id`,
    [eventId],
  );
}

describe('A seat that is freed', () => {
  it('is held for the next in line in the same commit, and is nobody else’s', async () => {
    const { event, bookings } = await soldOut(1);
    const [ada, ben, stranger] = (await createUsers(database, 3)) as [string, string, string];
    await joinAll(event.id, [ada, ben]);

    await core.submit(cancelCommand(bookings[0]!));
    expect(wordOf(await core.submit(bookCommand(event.id, stranger), 1))).toBe('sold_out');
    const [offer] = await offersOf(event.id);
    expect(offer).toMatchObject({ userId: ada, quantity: 1 });
    expect(await readWaiting(database, event.id)).toEqual([ben]);
    expect(core.first.announced.at(-1)).toMatchObject({ remainingTickets: 0, waitingCount: 1 });

    const taken = await core.submit(confirmHoldCommand(offer!), 1);
    expect(bookingOf(taken)).toMatchObject({ userId: ada, status: 'confirmed' });
    expect(await readHeldTotals(database, event.id)).toMatchObject({ confirmed: 1, held: 0 });
  });

  it('goes to the one after, where an offer is let go or runs out, and never back', async () => {
    const { event, bookings } = await soldOut(1);
    const people = await createUsers(database, 3);
    await joinAll(event.id, people);

    await core.submit(cancelCommand(bookings[0]!));
    const [first] = await offersOf(event.id);
    await core.submit(releaseHoldCommand(first!), 1);
    const [second] = await offersOf(event.id);
    await letHoldsRunOut(database, event.id);
    await core.submit({ kind: 'expireHolds', eventId: event.id });
    const [third] = await offersOf(event.id);
    expect([first, second, third].map((offer) => offer!.userId)).toEqual(people);

    await letHoldsRunOut(database, event.id);
    await core.submit({ kind: 'expireHolds', eventId: event.id });
    expect(await offersOf(event.id)).toEqual([]);
    expect(await readHeldTotals(database, event.id)).toMatchObject({ remaining: 1, held: 0 });
    expect((await readLine(database, event.id)).map(({ status }) => status)).toEqual(
      people.map(() => 'served'),
    );
  });

  it('is booked for the next in line at once, where the organiser wants it so', async () => {
    const { event, bookings } = await soldOut(1, { waitlistMode: 'autobook' });
    const [ada] = (await createUsers(database, 1)) as [string];
    await joinAll(event.id, [ada]);
    await core.submit(cancelCommand(bookings[0]!));
    expect(await readHeldTotals(database, event.id)).toMatchObject({ confirmed: 1, held: 0 });
    expect(wordOf(await core.submit(bookCommand(event.id, ada)))).toBe('already_booked');
  });

  it('goes on sale where the line is paused, and to the line when it goes on', async () => {
    const { event, bookings } = await soldOut(2);
    const [ada, stranger] = (await createUsers(database, 2)) as [string, string];
    await joinAll(event.id, [ada]);
    await core.submit(changeEventCommand(event.id, 0, { isWaitlistPaused: true }));
    await core.submit(cancelCommand(bookings[0]!));
    await core.submit(cancelCommand(bookings[1]!));
    expect(wordOf(await core.submit(bookCommand(event.id, stranger)))).toBe('booked');

    await core.submit(changeEventCommand(event.id, 1, { isWaitlistPaused: false }));
    expect((await offersOf(event.id)).map(({ userId }) => userId)).toEqual([ada]);
    expect(await readHeldTotals(database, event.id)).toMatchObject({ remaining: 0, confirmed: 1 });
  });
});

describe('The line', () => {
  it('takes nobody who has a seat or waits already, and books where a seat is left', async () => {
    const { event, bookings } = await soldOut(1);
    const [ada] = (await createUsers(database, 1)) as [string];
    const { userId } = bookings[0]!;
    expect(wordOf(await core.submit(joinCommand(event.id, userId)))).toBe('already_booked');
    await joinAll(event.id, [ada]);
    expect(wordOf(await core.submit(joinCommand(event.id, ada), 1))).toBe('already_waiting');
    expect(wordOf(await core.submit(leaveCommand(event.id, ada)))).toBe('left');
    await core.submit(cancelCommand(bookings[0]!));
    expect(wordOf(await core.submit(joinCommand(event.id, ada)))).toBe('booked');

    const off = await soldOut(1, { waitlistMode: 'off' });
    expect(wordOf(await core.submit(joinCommand(off.event.id, ada)))).toBe('waitlist_closed');
  });

  it('can be jumped by an organiser’s hand alone, with one seat more', async () => {
    const { event } = await soldOut(1);
    const people = (await createUsers(database, 3)) as [string, string, string];
    await joinAll(event.id, people);
    const [, , last] = await readLine(database, event.id);
    const refused = await core.submit(offerCommand(event.id, last!.id, false));
    expect(wordOf(refused)).toBe('sold_out');
    expect(wordOf(await core.submit(offerCommand(event.id, last!.id, true)))).toBe('edited');
    expect((await offersOf(event.id)).map(({ userId }) => userId)).toEqual([people[2]]);

    const [, second] = await readLine(database, event.id);
    const promote = {
      ...offerCommand(event.id, second!.id, false),
      kind: 'promoteWaiting',
    } as const;
    expect(wordOf(await core.submit(promote))).toBe('edited');
    expect(await readWaiting(database, event.id)).toEqual([people[1], people[0]]);
    const remove = { ...offerCommand(event.id, second!.id, false), kind: 'removeWaiting' } as const;
    expect(wordOf(await core.submit(remove))).toBe('edited');
    expect(wordOf(await core.submit({ ...remove, commandId: event.id }))).toBe(
      'waitlist_entry_not_found',
    );
    expect(await readHeldTotals(database, event.id)).toMatchObject({ total: 2, held: 1 });
  });

  it('gets what a larger room brings, and ends with the event', async () => {
    const { event } = await soldOut(1);
    const people = await createUsers(database, 3);
    await joinAll(event.id, people);
    await core.submit(changeEventCommand(event.id, 0, { totalTickets: 3 }));
    // Made at once, so they have no order.
    const offered = (await offersOf(event.id)).map(({ userId }) => userId);
    expect(offered.sort()).toEqual(people.slice(0, 2).sort());

    await core.submit(cancelEventCommand(event.id));
    await core.submit({ kind: 'closeWaitlist', eventId: event.id });
    expect((await readLine(database, event.id)).at(-1)).toMatchObject({ status: 'closed' });
    expect((await readEventRow(database, event.id)).waitingCount).toBe(0);
  });

  it('has a person once, also by the unique index, and does once what is sent again', async () => {
    const { event } = await soldOut(1);
    const [ada] = (await createUsers(database, 1)) as [string];
    const join = joinCommand(event.id, ada);
    expect(wordOf(await core.submit(join))).toBe('waiting');
    expect(wordOf(await core.submit(join, 1))).toBe('waiting');
    expect(await readLine(database, event.id)).toHaveLength(1);
    await expect(
      database.query(
        `INSERT INTO "WaitlistEntry" (id, "eventId", "userId", quantity, position, "joinedAt")
         VALUES (uuidv7(), $1, $2, 1, 7, now())`,
        [event.id, ada],
      ),
    ).rejects.toMatchObject({ constraint: 'WaitlistEntry_one_wait_per_event_and_user' });
  });
});

describe('100 cancels, 100 joins and 100 public buyers of a sold-out event at once', () => {
  it('end with every seat taken, and nobody overtook one who was waiting', async () => {
    const { event, bookings } = await soldOut(100);
    const waiting = await createUsers(database, 20);
    await joinAll(event.id, waiting);
    const [joiners, buyers] = [await createUsers(database, 100), await createUsers(database, 100)];
    const commands = bookings.flatMap((booking, index) => [
      cancelCommand(booking),
      joinCommand(event.id, joiners[index]!),
      bookCommand(event.id, buyers[index]!),
    ]);

    const outcomes = await concurrently(commands.length, (index) =>
      core.submit(commands[index]!, index),
    );

    const words = tally(outcomes.map(wordOf));
    expect(words['cancelled']).toBe(100);
    const totals = await readHeldTotals(database, event.id);
    expect(totals.confirmed + totals.held + totals.remaining).toBe(100);
    expect(totals.held).toBe(totals.toldHeld);
    if ((await readWaiting(database, event.id)).length > 0) expect(totals.remaining).toBe(0);
    const row = await readEventRow(database, event.id);
    expect(row.waitingCount).toBe((await readWaiting(database, event.id)).length);
    expect(findOvertakers(await readTimeline(database, event.id))).toEqual([]);
  });

  it('are found out where the offer is made by a job after the commit: the negative control', async () => {
    // Paused while the seat is freed, and then not: what a system does that offers later.
    const { event, bookings } = await soldOut(1);
    const [ada, stranger] = (await createUsers(database, 2)) as [string, string];
    await joinAll(event.id, [ada]);
    await core.submit(changeEventCommand(event.id, 0, { isWaitlistPaused: true }));
    await core.submit(cancelCommand(bookings[0]!));
    expect(wordOf(await core.submit(bookCommand(event.id, stranger), 1))).toBe('booked');
    await core.submit(changeEventCommand(event.id, 1, { isWaitlistPaused: false }));

    const timeline = await readTimeline(database, event.id);
    expect(findOvertakers(timeline)).toEqual([]);
    // Nobody said that the line stands still.
    const unsaid = timeline.map(({ version, facts }) => ({
      version,
      facts: facts.filter(({ type }) => type !== 'event.changed'),
    }));
    expect(findOvertakers(unsaid)).toHaveLength(1);
  });
});

describe('An offer', () => {
  it('is taken or let go once, however often both are pressed at once', async () => {
    const { event, bookings } = await soldOut(1);
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    await joinAll(event.id, [ada, ben]);
    await core.submit(cancelCommand(bookings[0]!));
    const [offer] = await offersOf(event.id);

    const outcomes = await concurrently(20, (index) =>
      core.submit(index % 4 < 2 ? confirmHoldCommand(offer!) : releaseHoldCommand(offer!), index),
    );

    const isTaken = outcomes.some((outcome) => wordOf(outcome) === 'already_confirmed');
    const totals = await readHeldTotals(database, event.id);
    expect(totals).toMatchObject(isTaken ? { confirmed: 1, held: 0 } : { confirmed: 0, held: 1 });
    const current = await database.query<{ userId: string }>(
      `SELECT "userId" FROM "Booking" WHERE "eventId" = $1 AND status <> 'cancelled'`,
      [event.id],
    );
    expect(current).toEqual([{ userId: isTaken ? ada : ben }]);
  });

  it('that is taken in the instant when it runs out ends with one of the two', async () => {
    const { event, bookings } = await soldOut(1);
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    await joinAll(event.id, [ada, ben]);
    await core.submit(cancelCommand(bookings[0]!));
    const [offer] = await offersOf(event.id);
    await letHoldsRunOut(database, event.id);

    const outcomes = await concurrently(6, (index) =>
      core.submit(
        index % 2 === 0 ? confirmHoldCommand(offer!) : { kind: 'expireHolds', eventId: event.id },
        index,
      ),
    );

    const taken = outcomes.filter((_, index) => index % 2 === 0).map(wordOf);
    expect(new Set(taken)).toEqual(new Set(['hold_expired']));
    expect((await offersOf(event.id)).map(({ userId }) => userId)).toEqual([ben]);
    expect(await readHeldTotals(database, event.id)).toMatchObject({ confirmed: 0, held: 1 });
  });
});
