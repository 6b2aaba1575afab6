/** Seats that are added to a booking and given back, with two processes that know nothing of each other. */
import type { Fact } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../src/bookings/domain/booking-command.js';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  changeQuantityCommand,
  wordOf,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { createEvent, createUsers } from '../support/factories.js';
import { findOvertakers } from '../support/find-overtakers.js';
import { createTypedEvent, readTypeTotals } from '../support/ticket-types.js';
import { readHeldTotals, readTotals } from '../support/totals.js';
import { useBreakableCommitter, useTwoCommitters } from '../support/use-committers.js';
import { joinCommand, readTimeline } from '../support/waitlist.js';

const database = useDatabase();
const core = useTwoCommitters(database);
const breakable = useBreakableCommitter(database);

async function bookFor(eventId: string, userId: string, quantity: number): Promise<BookingRecord> {
  return bookingOf(await core.submit({ ...bookCommand(eventId, userId), quantity }));
}

/** The same numbers each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

const seatsMoved = (fact: Fact): number => {
  switch (fact.type) {
    case 'booking.confirmed':
      return fact.quantity;
    case 'booking.cancelled':
      return -fact.quantity;
    case 'booking.changed':
      return fact.after - fact.before;
    default:
      return 0;
  }
};

/** Seats that are sold after each commit, by what was told: the facts of one commit are one row. */
async function readSoldAtEachCommit(eventId: string): Promise<number[]> {
  let sold = 0;
  const timeline = await readTimeline(database, eventId);
  return timeline.map(({ facts }) => {
    const moved = (facts as readonly Fact[]).map(seatsMoved);
    return (sold += moved.reduce((sum, seats) => sum + seats, 0));
  });
}

/** What both processes have announced of the event, commit by commit. */
const announcedOf = (eventId: string) =>
  core.all
    .flatMap(({ announced }) => announced)
    .filter((update) => update.eventId === eventId)
    .sort((one, other) => one.version - other.version);

describe('Forty people with two of a hundred seats each', () => {
  it('add and give back beside buyers, cancels and a line, and at each commit the seats are a hundred', async () => {
    const given = { totalTickets: 100, maxPerPerson: 4, waitlistMode: 'autobook' } as const;
    const event = await createEvent(database, given);
    const people = await createUsers(database, 100);
    const owned = await Promise.all(people.slice(0, 40).map((id) => bookFor(event.id, id, 2)));
    const draw = numbersFrom(18);

    const changing = concurrently(40, async (index) => {
      const own: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        const change = changeQuantityCommand(owned[index]!, 1 + draw(4));
        own.push(wordOf(await core.submit(change, index + turn)));
      }
      if (index % 10 === 0) await core.submit(cancelCommand(owned[index]!), index);
      return own;
    });
    const buying = concurrently(60, async (index) => {
      const person = people[40 + index]!;
      const word = wordOf(await core.submit(bookCommand(event.id, person), index));
      if (word === 'sold_out') await core.submit(joinCommand(event.id, person), index);
    });
    const [changes] = await Promise.all([changing, buying]);

    const words = tally(changes.flat());
    expect(words['changed']).toBeGreaterThan(40);
    expect(words).not.toHaveProperty('busy');
    const sold = await readSoldAtEachCommit(event.id);
    const announced = announcedOf(event.id).map(({ remainingTickets }) => remainingTickets);
    expect(sold.map((seats) => 100 - seats)).toEqual(announced);
    for (const seats of sold) expect(seats).toBeLessThanOrEqual(100);
    expect(await readTotals(database, event.id)).toEqual({
      ...{ confirmed: sold.at(-1), remaining: 100 - sold.at(-1)!, total: 100 },
    });
    const [most] = await database.query<{ seats: number }>(
      `SELECT max(quantity)::int AS seats FROM "Booking" WHERE "eventId" = $1`,
      [event.id],
    );
    expect(most?.seats).toBeLessThanOrEqual(4);
    expect(findOvertakers(await readTimeline(database, event.id))).toEqual([]);
  });
});

describe('The last seat', () => {
  it('goes to one of twenty who want one more, and to none of them while somebody waits', async () => {
    const given = { totalTickets: 21, maxPerPerson: 2, waitlistMode: 'offer' } as const;
    const event = await createEvent(database, given);
    const people = await createUsers(database, 21);
    const owned = await Promise.all(people.slice(0, 20).map((id) => bookFor(event.id, id, 1)));
    const askAll = () =>
      concurrently(20, (index) => core.submit(changeQuantityCommand(owned[index]!, 2), index));

    const outcomes = await askAll();
    expect(tally(outcomes.map(wordOf))).toEqual({ changed: 1, sold_out: 19 });
    const winner = bookingOf(outcomes.find(({ kind }) => kind === 'changed')!);

    await core.submit(joinCommand(event.id, people[20]!));
    await core.submit(changeQuantityCommand(winner, 1));
    expect(tally((await askAll()).map(wordOf))).toEqual({ sold_out: 20 });
    expect(await readHeldTotals(database, event.id)).toMatchObject({
      ...{ confirmed: 20, held: 1, toldHeld: 1, remaining: 0 },
    });
  });
});

it('the count of a type moves with the seats of its bookings', async () => {
  const given = { totalTickets: 9, maxPerPerson: 4 };
  const { event, typeIds } = await createTypedEvent(database, given, [{ capacity: 4 }]);
  const [ada] = (await createUsers(database, 1)) as [string];
  const wanted = { ...bookCommand(event.id, ada), ticketTypeId: typeIds[0]!, quantity: 2 };
  const booking = bookingOf(await core.submit(wanted));
  expect(wordOf(await core.submit(changeQuantityCommand(booking, 4)))).toBe('changed');
  expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 4, told: 4, capacity: 4 }]);
  expect(wordOf(await core.submit(changeQuantityCommand(booking, 1), 1))).toBe('changed');
  expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 1, told: 1, capacity: 4 }]);
});

it.each(['lose', 'lose answer'] as const)(
  'two changes of one batch whose COMMIT is broken (%s) are each done once, and told once',
  async (fault) => {
    const event = await createEvent(database, { totalTickets: 10, maxPerPerson: 5 });
    const [ada] = (await createUsers(database, 1)) as [string];
    const booking = await bookFor(event.id, ada, 2);
    breakable.proxy.breakNextCommit(fault);

    const outcomes = await Promise.all(
      [5, 1].map((quantity) => breakable.submit(changeQuantityCommand(booking, quantity))),
    );

    expect(outcomes.map(wordOf)).toEqual(['changed', 'changed']);
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 1, remaining: 9, total: 10 });
    const facts = (await readTimeline(database, event.id)).flatMap((one) => one.facts);
    const changes = facts.filter(({ type }) => type === 'booking.changed');
    expect(changes).toMatchObject([
      { before: 2, after: 5 },
      { before: 5, after: 1 },
    ]);
  },
);
