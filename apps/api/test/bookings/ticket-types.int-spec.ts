/** Events that are sold by types, with two processes that know nothing of each other's queue. */
import { v7 as newId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { moveTypes } from '../../src/bookings/commit/ticket-types.sql.js';
import { welcomeGuest } from '../../src/bookings/guests.sql.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { testConfig } from '../support/app.js';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  confirmHoldCommand,
  holdCommand,
  releaseHoldCommand,
  wordOf,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { addToRosterCommand, readEventRow } from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { letHoldsRunOut } from '../support/holds.js';
import {
  addTypeCommand,
  changeTypeCommand,
  createTypedEvent,
  readTypeTotals,
  removeTypeCommand,
} from '../support/ticket-types.js';
import { readHeldTotals, readTotals } from '../support/totals.js';
import { useTwoCommitters } from '../support/use-committers.js';

const database = useDatabase();
const core = useTwoCommitters(database);

const bookType = (eventId: string, userId: string, ticketTypeId: string, quantity = 1) => ({
  ...bookCommand(eventId, userId),
  ...{ ticketTypeId, quantity },
});

describe('A type with a limit of its own', () => {
  it('goes to as many as it has seats, of sixty buyers at two processes, and leaves the others theirs', async () => {
    const types = [{ capacity: 7 }, { capacity: 11 }];
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 30 }, types);
    const users = await createUsers(database, 60);

    const outcomes = await concurrently(60, (index) =>
      core.submit(bookType(event.id, users[index]!, typeIds[index % 2]!), index >> 1),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 18, sold_out: 42 });
    expect(await readTypeTotals(database, event.id)).toEqual([
      { taken: 7, told: 7, capacity: 7 },
      { taken: 11, told: 11, capacity: 11 },
    ]);
    expect(await readTotals(database, event.id)).toEqual({
      ...{ confirmed: 18, remaining: 12, total: 30 },
    });
  });

  it('shares the last seats of the event with the other types: no more are sold than it has', async () => {
    const types = [{ capacity: 5 }, { capacity: 5 }, {}];
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 6 }, types);
    const users = await createUsers(database, 60);

    const outcomes = await concurrently(60, (index) =>
      core.submit(bookType(event.id, users[index]!, typeIds[index % 3]!), index),
    );

    expect(tally(outcomes.map(wordOf))).toEqual({ booked: 6, sold_out: 54 });
    const taken = await readTypeTotals(database, event.id);
    expect(taken.map(({ told }) => told)).toEqual(taken.map((type) => type.taken));
    expect(taken.reduce((sum, type) => sum + type.taken, 0)).toBe(6);
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 6, remaining: 0, total: 6 });
  });

  it('has its seats back, whoever gives them up: cancelled, released, run out', async () => {
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 9 }, [
      { capacity: 3 },
    ]);
    const [type] = typeIds as [string];
    const [ada, ben, cleo] = (await createUsers(database, 3)) as [string, string, string];
    const ofType = { ticketTypeId: type };
    const sold = bookingOf(await core.submit(bookType(event.id, ada, type)));
    const released = bookingOf(await core.submit(holdCommand(event.id, ben, ofType)));
    const late = bookingOf(await core.submit(holdCommand(event.id, cleo, ofType)));
    expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 3, told: 3, capacity: 3 }]);

    await core.submit(cancelCommand(sold));
    await core.submit(releaseHoldCommand(released));
    await letHoldsRunOut(database, event.id);
    await core.submit({ kind: 'expireHolds', eventId: event.id });
    expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 0, told: 0, capacity: 3 }]);
    expect(await readHeldTotals(database, event.id)).toMatchObject({ remaining: 9, held: 0 });

    // Whose hold has run out gets a seat of the same type while there is one.
    const again = bookingOf(await core.submit(confirmHoldCommand(late)));
    expect(again.ticketTypeId).toBe(type);
    expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 1, told: 1, capacity: 3 }]);
  });

  it('can be booked beside another by the same person, once each', async () => {
    const given = { totalTickets: 9, maxPerPerson: 3 };
    const { event, typeIds } = await createTypedEvent(database, given, [{}, {}]);
    const [one, other] = typeIds as [string, string];
    const [ada] = (await createUsers(database, 1)) as [string];
    const book = (type: string, quantity: number) =>
      core.submit(bookType(event.id, ada, type, quantity)).then(wordOf);
    expect(await book(one, 2)).toBe('booked');
    expect(await book(one, 1)).toBe('already_booked');
    expect(await book(other, 2)).toBe('too_many_seats');
    expect(await book(other, 1)).toBe('booked');
    expect((await readTypeTotals(database, event.id)).map(({ told }) => told)).toEqual([2, 1]);
  });
});

describe('An organiser', () => {
  it('who lowers a type while it is bought never takes seats away that are sold', async () => {
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 40 }, [
      { capacity: 20 },
    ]);
    const [type] = typeIds as [string];
    const users = await createUsers(database, 20);
    const outcomes = await concurrently(24, (index) =>
      core.submit(
        index % 6 === 5
          ? changeTypeCommand(event.id, type, { capacity: 8 + (index % 4) })
          : bookType(event.id, users[Math.floor(index / 6) * 5 + (index % 6)]!, type),
        index,
      ),
    );
    const words = tally(outcomes.map(wordOf));
    const [totals] = await readTypeTotals(database, event.id);
    expect(totals?.taken).toBe(totals?.told);
    expect(totals!.taken).toBe(words['booked']);
    expect(totals!.taken).toBeLessThanOrEqual(totals!.capacity!);
  });

  it('sells by types only what nobody has booked, and without a line from then on', async () => {
    const event = await createEvent(database, { totalTickets: 3, waitlistMode: 'offer' });
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    const booked = bookingOf(await core.submit(bookCommand(event.id, ada)));
    expect(wordOf(await core.submit(addTypeCommand(event.id)))).toBe('event_has_bookings');
    await core.submit(cancelCommand(booked));
    const vip = addTypeCommand(event.id, { name: 'VIP', priceCents: 9_900 });
    expect(wordOf(await core.submit(vip))).toBe('edited');
    expect(wordOf(await core.submit(addTypeCommand(event.id, { priceCents: 800 })))).toBe('edited');
    expect(await readEventRow(database, event.id)).toMatchObject({
      ...{ hasTicketTypes: true, waitlistMode: 'off', priceCents: 800 },
    });
    expect(wordOf(await core.submit(bookCommand(event.id, ben)))).toBe('ticket_type_required');

    const ofBen = bookingOf(await core.submit(bookType(event.id, ben, vip.typeId)));
    await core.submit(cancelCommand(ofBen));
    const removed = removeTypeCommand(event.id, vip.typeId);
    expect(wordOf(await core.submit(removed))).toBe('event_has_bookings');
  });

  it('who adds somebody beyond the type makes it, and the event, as much larger', async () => {
    const given = { totalTickets: 2 };
    const { event, typeIds } = await createTypedEvent(database, given, [{ capacity: 1 }]);
    const [ada, ben] = (await createUsers(database, 2)) as [string, string];
    const ticketTypeId = typeIds[0]!;
    await core.submit(bookType(event.id, ada, ticketTypeId));
    const add = (overCapacity: boolean) =>
      core.submit({
        ...addToRosterCommand(event.id, ben, { quantity: 2, overCapacity }),
        ticketTypeId,
      });
    expect(wordOf(await add(false))).toBe('sold_out');
    expect(wordOf(await add(true))).toBe('booked');
    expect(await readTypeTotals(database, event.id)).toEqual([{ taken: 3, told: 3, capacity: 3 }]);
    expect(await readTotals(database, event.id)).toEqual({ confirmed: 3, remaining: 0, total: 3 });
  });
});

describe('A guest', () => {
  it('has an account made for them only where there is a seat of the type that they want', async () => {
    const types = [{ capacity: 1 }, {}];
    const given = { totalTickets: 9, guestPolicy: 'immediate' } as const;
    const { event, typeIds } = await createTypedEvent(database, given, types);
    const [full, open] = typeIds as [string, string];
    const [ada] = (await createUsers(database, 1)) as [string];
    await core.submit(bookType(event.id, ada, full));
    const prisma = new PrismaService(testConfig(database.url));
    const welcome = async (ticketTypeId?: string) => {
      const linkId = newId();
      const guest = { eventId: event.id, email: `${linkId}@example.com`, name: 'A guest', linkId };
      const tokenHash = Buffer.from(linkId);
      const welcomed = await welcomeGuest(prisma, { ...guest, tokenHash }, ticketTypeId);
      return welcomed?.userId !== null;
    };
    const made = [
      await welcome(),
      await welcome(full),
      await welcome(newId()),
      await welcome(open),
    ];
    await prisma.$disconnect();
    expect(made).toEqual([false, false, false, true]);
  });
});

describe('With the lock taken away', () => {
  it('one of ten moves the count of a type, and the others are told that they decided on an older one', async () => {
    const { event, typeIds } = await createTypedEvent(database, { totalTickets: 9 }, [
      { capacity: 1 },
    ]);
    const prisma = new PrismaService(testConfig(database.ownerUrl, { DATABASE_POOL_SIZE: 10 }));
    const move = { eventId: event.id, id: typeIds[0]!, seats: 1, takenTickets: 1, capacity: 1 };
    onTestFinished(() => prisma.$disconnect());
    const moved = await concurrently(10, () => prisma.$transaction((tx) => moveTypes(tx, [move])));
    expect(tally(moved.map(String))).toEqual({ 0: 9, 1: 1 });
    await expect(
      database.query(`UPDATE "TicketType" SET "takenTickets" = 2 WHERE "eventId" = $1`, [event.id]),
    ).rejects.toMatchObject({ constraint: 'TicketType_takenTickets_in_range' });
  });
});
