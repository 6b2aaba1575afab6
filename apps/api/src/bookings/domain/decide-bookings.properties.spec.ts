import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeatCommand, type BookingCommand, type Outcome } from './booking-command.js';
import { anyCommands, anyWorld, seatsOf, type World } from './testing/any-commands.js';
import { commitInMemory, type Committed } from './testing/commit-in-memory.js';

const factOf = {
  changeEvent: 'event.changed',
  publishEvent: 'event.published',
  cancelEvent: 'event.cancelled',
} as const;

const isGranted = ({ kind }: Outcome) => kind !== 'refused';

describe('for any event, any bookings and any commands', () => {
  const check = (property: (world: World, commands: BookingCommand[]) => void) =>
    fc.assert(fc.property(anyWorld, anyCommands, property), { numRuns: 2_000 });

  /** Each command in a batch of its own: the world as it finds it, and as it leaves it. */
  const checkEach = (
    property: (before: World, command: BookingCommand, after: World, committed: Committed) => void,
  ) =>
    check((world, commands) => {
      let before = world;
      for (const command of commands) {
        const committed = commitInMemory(before, [command]);
        property(before, command, committed.world, committed);
        before = committed.world;
      }
    });

  it('confirmed seats + seats left = seats in all, and never less than none are left', () => {
    check((world, commands) => {
      const { event, bookings } = commitInMemory(world, commands).world;
      expect(seatsOf(bookings) + event.remainingTickets).toBe(event.totalTickets);
      expect(event.remainingTickets).toBeGreaterThanOrEqual(0);
    });
  });

  it('a batch ends like its commands one by one', () => {
    check((world, commands) => {
      const batch = commitInMemory(world, commands);
      let alone = world;
      const outcomes = commands.map((command) => {
        const committed = commitInMemory(alone, [command]);
        alone = committed.world;
        return committed.outcomes[0];
      });
      expect(batch.outcomes).toEqual(outcomes);
      const { version: _, ...event } = batch.world.event;
      expect(alone.event).toMatchObject(event);
      const byId = ({ bookings }: World) => new Map(bookings.map((one) => [one.id, one]));
      expect(byId(batch.world)).toEqual(byId(alone));
    });
  });

  it('the version grows by one where the count, the total or the status changed, and is told', () => {
    check((world, commands) => {
      const { world: after, decisions } = commitInMemory(world, commands);
      const { remainingTickets, totalTickets, status, version } = after.event;
      const hasMoved =
        totalTickets !== world.event.totalTickets ||
        status !== world.event.status ||
        remainingTickets !== world.event.remainingTickets;
      if (hasMoved) expect(version).toBe(world.event.version + 1);
      expect([0, 1]).toContain(version - world.event.version);
      const told = { kind: 'count changed', eventId: 'event', totalTickets, remainingTickets };
      const isTold = version !== world.event.version && status !== 'draft';
      expect(decisions?.effects ?? []).toEqual(isTold ? [{ ...told, status, version }] : []);
    });
  });

  it('every booking that is made or cancelled is told once, and every edit of what is published', () => {
    checkEach((before, command, after, { outcomes, decisions }) => {
      const facts = decisions?.countMove?.facts ?? [];
      const { newBookings = [], cancelledBookings = [], eventEdit } = decisions ?? {};
      const booked = newBookings.map(({ id }) => ['booking.confirmed', id]);
      const cancelled = cancelledBookings.map(({ id }) => ['booking.cancelled', id]);
      const isEdited = eventEdit && !isSeatCommand(command) && after.event.status !== 'draft';
      const edited = isEdited ? [[factOf[command.kind], undefined]] : [];
      expect(
        facts.map((fact) => [fact.type, 'bookingId' in fact ? fact.bookingId : undefined]),
      ).toEqual([...booked, ...cancelled, ...edited]);
      if (before.event.version === after.event.version) expect(facts).toEqual([]);
      if (!outcomes.every(isGranted)) expect(facts).toEqual([]);
    });
  });

  it('a batch tells what its commands would tell one by one, in their order', () => {
    check((world, commands) => {
      const batch = commitInMemory(world, commands).decisions?.countMove?.facts ?? [];
      let alone = world;
      const facts = commands.flatMap((command) => {
        const committed = commitInMemory(alone, [command]);
        alone = committed.world;
        return committed.decisions?.countMove?.facts ?? [];
      });
      expect(batch).toEqual(facts);
    });
  });

  it('no user ends with two confirmed bookings of the event', () => {
    check((world, commands) => {
      const { bookings } = commitInMemory(world, commands).world;
      const confirmed = bookings.filter(
        (one) => one.eventId === 'event' && one.status === 'confirmed',
      );
      expect(new Set(confirmed.map(({ userId }) => userId)).size).toBe(confirmed.length);
    });
  });

  it('nothing is sold of an event that is cancelled, and it stays cancelled', () => {
    checkEach((before, _command, after) => {
      if (before.event.status !== 'cancelled') return;
      expect(after.bookings).toHaveLength(before.bookings.length);
      expect(after.event).toMatchObject({ status: 'cancelled', revision: before.event.revision });
    });
  });

  it('nobody books more seats than one person may have', () => {
    checkEach(({ event, bookings }, command, after) => {
      if (command.kind !== 'book' || after.bookings.length === bookings.length) return;
      expect(after.bookings.at(-1)!.quantity).toBeLessThanOrEqual(event.maxPerPerson);
    });
  });

  it('each edit that changes something is one revision and one line of the log, and no other is', () => {
    checkEach((before, command, after, { outcomes, decisions }) => {
      if (isSeatCommand(command)) return;
      const isChanged = JSON.stringify(after.event) !== JSON.stringify(before.event);
      expect(after.event.revision - before.event.revision).toBe(isChanged ? 1 : 0);
      const logged = decisions?.activities.map(({ id }) => id) ?? [];
      expect(logged).toEqual(isChanged ? [command.commandId] : []);
      if (isChanged) expect(outcomes).toEqual([{ kind: 'edited' }]);
    });
  });

  it('every change was asked for by one command, and what an organiser asked for is in the log', () => {
    check((world, commands) => {
      const { outcomes, decisions } = commitInMemory(world, commands);
      expect(outcomes).toHaveLength(commands.length);
      if (decisions === null) return;
      const { newBookings, cancelledBookings, activities } = decisions;
      const asked = commands.filter(isSeatCommand).map((command) => command.bookingId);
      const changed = [...newBookings, ...cancelledBookings].map(({ id }) => id);
      expect(new Set(changed).size).toBe(changed.length);
      for (const id of changed) expect(asked).toContain(id);
      const organised = commands.filter(
        (command, index) =>
          isSeatCommand(command) && 'by' in command && command.by && isGranted(outcomes[index]!),
      );
      const logged = activities.filter(({ action }) => action.startsWith('roster.'));
      expect(logged.map(({ requestId }) => requestId)).toEqual(
        organised.map((command) => 'by' in command && command.by?.requestId),
      );
    });
  });

  it('one idempotency key of a user never stands on two bookings', () => {
    check((world, commands) => {
      const keys = commitInMemory(world, commands)
        .world.bookings.filter((booking) => booking.idempotencyKey !== null)
        .map((booking) => `${booking.userId} ${booking.idempotencyKey}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('tried again after its own commit, it changes nothing and keeps every success', () => {
    check((world, commands) => {
      const first = commitInMemory(world, commands);
      const done = new Set(first.decisions?.activities.map(({ id }) => id));
      const hasTraces = (command: BookingCommand) =>
        isSeatCommand(command) || done.has(command.commandId);
      const granted = commands.filter(
        (command, index) => isGranted(first.outcomes[index]!) && hasTraces(command),
      );

      const again = commitInMemory(first.world, granted, done);

      expect(again.decisions).toBeNull();
      expect(again.outcomes.every(isGranted)).toBe(true);
    });
  });
});
