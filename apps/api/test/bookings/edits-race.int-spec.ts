/** Organisers and buyers at once: one answer each, and totals that the database confirms. */
import type { TicketUpdate } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/bookings/domain/outcome.js';
import { bookCommand, bookingOf, cancelCommand, wordOf } from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import {
  addToRosterCommand,
  cancelEventCommand,
  changeEventCommand,
  listActions,
  publishEventCommand,
  readEventRow,
} from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readTotals } from '../support/totals.js';
import { useTwoCommitters } from '../support/use-committers.js';

const database = useDatabase();
const processes = useTwoCommitters(database);
const { submit } = processes;

/** What both processes have announced of the event, by version. */
function announcedOf(eventId: string): TicketUpdate[] {
  return processes.all
    .flatMap(({ announced }) => announced)
    .filter((update) => update.eventId === eventId)
    .sort((one, other) => one.version - other.version);
}

/** One editor who sees what became of the last change before the next one. */
async function changeCapacityAtRandom(eventId: string, times: number) {
  const outcomes: { wanted: number; outcome: Outcome }[] = [];
  let revision = 0;
  for (let time = 0; time < times; time++) {
    const wanted = 1 + Math.floor(Math.random() * 60);
    const outcome = await submit(
      changeEventCommand(eventId, revision, { totalTickets: wanted }),
      time,
    );
    revision = (await readEventRow(database, eventId)).revision;
    outcomes.push({ wanted, outcome });
  }
  return outcomes;
}

describe('Fifty buyers, while the capacity is raised and lowered at random,', () => {
  it('have a seat each that they were told of, and no more are sold than there are', async () => {
    const event = await createEvent(database, { totalTickets: 20 });
    const users = await createUsers(database, 50);

    const [changes, bought] = await Promise.all([
      changeCapacityAtRandom(event.id, 40),
      concurrently(50, async (index) => {
        const words: string[] = [];
        for (let round = 0; round < 4; round++) {
          const outcome = await submit(bookCommand(event.id, users[index]!), index + round);
          words.push(wordOf(outcome));
          if (outcome.kind !== 'booked' || round === 3) continue;
          words.push(wordOf(await submit(cancelCommand(outcome.booking), index)));
        }
        return words;
      }),
    ]);

    const words = tally(bought.flat());
    const { confirmed, remaining, total } = await readTotals(database, event.id);
    expect(confirmed + remaining).toBe(total);
    const { booked = 0, cancelled = 0, sold_out: _, ...others } = words;
    expect(others).toEqual({});
    expect(booked - cancelled).toBe(confirmed);

    const accepted = changes.filter(({ outcome }) => outcome.kind === 'edited');
    expect(accepted.at(-1)?.wanted ?? 20).toBe(total);
    for (const { wanted, outcome } of changes) {
      if (outcome.kind !== 'refused') continue;
      expect(outcome.code).toBe('capacity_below_sold');
      expect(outcome.details.numbers!['confirmedTickets']).toBeGreaterThan(wanted);
    }
    const row = await readEventRow(database, event.id);
    expect(await listActions(database, event.id)).toHaveLength(row.revision);
    const told = announcedOf(event.id);
    expect(told.map(({ version }) => version)).toEqual(told.map((_, index) => index + 1));
    expect(told.at(-1)).toMatchObject({
      version: row.version,
      remainingTickets: remaining,
      totalTickets: total,
    });
  });
});

describe('A cancelled event', () => {
  it('sells nothing after it, whichever of fifty buyers and twenty cancels meet it', async () => {
    const event = await createEvent(database, { totalTickets: 60 });
    const users = await createUsers(database, 70);
    const held = await concurrently(20, async (index) =>
      bookingOf(await submit(bookCommand(event.id, users[index]!))),
    );

    const [booked, cancelled, [first, second]] = await Promise.all([
      concurrently(50, (index) => submit(bookCommand(event.id, users[20 + index]!), index)),
      concurrently(20, (index) => submit(cancelCommand(held[index]!), index + 1)),
      concurrently(2, (index) => submit(cancelEventCommand(event.id), index)),
    ]);

    expect([wordOf(first!), wordOf(second!)].sort()).toEqual(['already_cancelled', 'edited']);
    expect(tally(cancelled.map(wordOf))).toEqual({ cancelled: 20 });
    const { booked: sold = 0, event_cancelled: _, ...others } = tally(booked.map(wordOf));
    expect(others).toEqual({});
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: sold,
      remaining: 60 - sold,
      total: 60,
    });
    // From the first message on that says so, the count of those who have a seat only falls.
    const told = announcedOf(event.id);
    const after = told.filter(({ status }) => status === 'cancelled');
    const left = after.map(({ remainingTickets }) => remainingTickets);
    expect(left).toEqual([...left].sort((one, other) => one - other));
    expect(told.at(-1)?.status).toBe('cancelled');
    expect(await listActions(database, event.id)).toEqual(['event.cancelled']);
  });
});

describe('Two editors at once', () => {
  it('of one revision: one has saved, the other is told', async () => {
    const event = await createEvent(database, { totalTickets: 10 });
    const titles = ['One', 'Another'];

    const outcomes = await concurrently(2, (index) =>
      submit(changeEventCommand(event.id, 0, { title: titles[index]! }), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ edited: 1, stale_revision: 1 });
    const winner = titles[outcomes.findIndex(({ kind }) => kind === 'edited')];
    expect(await readEventRow(database, event.id)).toMatchObject({ title: winner, revision: 1 });
    expect(await listActions(database, event.id)).toEqual(['event.edited']);
  });

  it('publish a draft once', async () => {
    const event = await createEvent(database, { totalTickets: 10, status: 'draft' });
    const outcomes = await concurrently(2, (index) => submit(publishEventCommand(event.id), index));
    expect(tally(outcomes.map(wordOf))).toEqual({ already_published: 1, edited: 1 });
    expect(announcedOf(event.id)).toMatchObject([{ version: 1, status: 'scheduled' }]);
  });
});

describe('Twenty who are added by hand beyond the last seat', () => {
  it('all have one, and the room has grown by what was missing', async () => {
    const event = await createEvent(database, { totalTickets: 5 });
    const users = await createUsers(database, 40);

    const [added, booked] = await Promise.all([
      concurrently(20, (index) =>
        submit(addToRosterCommand(event.id, users[index]!, { overCapacity: true }), index),
      ),
      concurrently(20, (index) => submit(bookCommand(event.id, users[20 + index]!), index)),
    ]);

    expect(tally(added.map(wordOf))).toEqual({ booked: 20 });
    const { booked: sold = 0 } = tally(booked.map(wordOf));
    expect(await readTotals(database, event.id)).toEqual({
      confirmed: 20 + sold,
      remaining: 0,
      total: 20 + sold,
    });
  });
});
