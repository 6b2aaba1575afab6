import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEditCommand,
  isSeatCommand,
  type BookingCommand,
  type BookingRecord,
} from './booking-command.js';
import type { Outcome } from './outcome.js';
import { isPromoCodeCommand } from './promo-code-command.js';
import { anyCommands, anyWorld, seatsOf, type World } from './testing/any-commands.js';
import {
  commitInMemory,
  commitOnce,
  commitOneByOne,
  endOneByOne,
  type OfOneCommand,
} from './testing/commit-in-memory.js';
import { expireHolds, now, words } from './testing/decisions.js';
import { drawOnce } from './testing/draw-once.js';
import { expectSame } from '../../../test/support/expect-same.js';

const factOf = {
  changeEvent: 'event.changed',
  publishEvent: 'event.published',
  addTicketType: 'event.changed',
  changeTicketType: 'event.changed',
  removeTicketType: 'event.changed',
  cancelEvent: 'event.cancelled',
  promoteWaiting: 'waitlist.promoted',
  removeWaiting: 'waitlist.left',
  offerToWaiting: 'waitlist.offered',
} as const;

const isGranted = ({ kind }: Outcome) => kind !== 'refused';
const isExpired = ({ cancelledBy }: BookingRecord) => cancelledBy === 'expiry';

/** Who has shown nothing asked for somebody with a booking: not with their key, and not the first time. */
function hasAskedAgain(command: BookingCommand, outcome: Outcome): boolean {
  if (!('isUnproved' in command) || !command.isUnproved || !('booking' in outcome)) return false;
  const { id, idempotencyKey } = outcome.booking;
  const isReplay = idempotencyKey !== null && idempotencyKey === command.idempotency?.key;
  return id !== command.bookingId && !isReplay;
}

describe('for any event, any bookings and any commands', () => {
  const checkCases = drawOnce(fc.tuple(anyWorld, anyCommands), 2_000);

  const check = (property: (world: World, commands: BookingCommand[]) => void) =>
    checkCases(([world, commands]) => property(world, commands));

  const checkEach = (property: OfOneCommand) =>
    check((world, commands) => commitOneByOne(world, commands, property));

  it('confirmed + held + seats left = seats in all, and never less than none are left', () => {
    check((world, commands) => {
      const { event, bookings } = commitOnce(world, commands).world;
      const { remainingTickets, heldTickets, totalTickets } = event;
      expect(seatsOf(bookings, 'held')).toBe(heldTickets);
      expect(seatsOf(bookings, 'confirmed') + heldTickets + remainingTickets).toBe(totalTickets);
      expect(remainingTickets).toBeGreaterThanOrEqual(0);
    });
  });

  it('no hold ends before the row says so, and of what has run out none is left', () => {
    check((world, commands) => {
      const { event, bookings } = commitInMemory(world, [...commands, expireHolds]).world;
      const holds = bookings.filter((one) => one.eventId === 'event' && one.status === 'held');
      const { nextHoldExpiryAt } = event;
      expect(nextHoldExpiryAt === null).toBe(holds.length === 0);
      for (const { expiresAt } of holds) {
        expect(expiresAt!.getTime()).toBeGreaterThanOrEqual(nextHoldExpiryAt!.getTime());
        expect(expiresAt!.getTime()).toBeGreaterThan(now.getTime());
      }
    });
  });

  it('nothing is held beyond the share that its command allows, but the first seat', () => {
    checkEach(({ event }, command, after) => {
      if (command.kind !== 'hold' || after.event.heldTickets <= event.heldTickets) return;
      const allowed = Math.max(1, after.event.totalTickets * command.maxHeldShare);
      expect(after.event.heldTickets).toBeLessThanOrEqual(allowed);
    });
  });

  it('who has shown nothing is answered as if nobody had a booking', () => {
    checkEach((before, command, _after, { outcomes }) => {
      if (!('isUnproved' in command) || !command.isUnproved || command.idempotency !== null) return;
      const { userId } = command;
      const isTheirs = (one: BookingRecord) => one.userId === userId && one.eventId === 'event';
      const others = before.bookings.map((one) =>
        isTheirs(one) ? { ...one, userId: 'somebody else' } : one,
      );
      const asStranger = commitInMemory({ ...before, bookings: others }, [command]);
      expect(words(outcomes)).toEqual(words(asStranger.outcomes));
    });
  });

  it('a batch ends like its commands one by one', () => {
    check((world, commands) => {
      const batch = commitOnce(world, commands);
      const { world: alone, outcomes } = endOneByOne(world, commands);
      expect(batch.outcomes).toEqual(outcomes);
      const { version: _, ...event } = batch.world.event;
      expect(alone.event).toMatchObject(event);
      const byId = ({ bookings }: World) => new Map(bookings.map((one) => [one.id, one]));
      expect(byId(batch.world)).toEqual(byId(alone));
    });
  });

  it('the version grows by one where the count, the total or the status changed, and is told', () => {
    check((world, commands) => {
      const { world: after, decisions } = commitOnce(world, commands);
      const { remainingTickets, totalTickets, status, version } = after.event;
      const hasMoved =
        totalTickets !== world.event.totalTickets ||
        status !== world.event.status ||
        remainingTickets !== world.event.remainingTickets;
      if (hasMoved) expect(version).toBe(world.event.version + 1);
      expect([0, 1]).toContain(version - world.event.version);
      const counts = { totalTickets, remainingTickets, waitingCount: 0 };
      const told = { kind: 'count changed', eventId: 'event', ...counts };
      const isTold = version !== world.event.version && status !== 'draft';
      expect(decisions?.effects ?? []).toEqual(isTold ? [{ ...told, status, version }] : []);
    });
  });

  it('every booking that is made or cancelled is told once, and every edit of what is published', () => {
    checkEach((before, command, after, { outcomes, decisions }) => {
      const facts = decisions?.countMove?.facts ?? [];
      const { newBookings = [], confirmedBookings = [], eventEdit } = decisions ?? {};
      // Told by itself: `decide-transfer.spec.ts`.
      if (command.kind === 'transfer' && outcomes.every(isGranted)) return;
      const taken = [...newBookings, ...confirmedBookings];
      const booked = taken.map(({ id, status }) => [`booking.${status}`, id]);
      const ended = decisions?.cancelledBookings ?? [];
      const expired = ended.filter(isExpired).map(({ id }) => ['booking.holdExpired', id]);
      const others = ended.filter((one) => !isExpired(one));
      const cancelled = others.map(({ id }) => ['booking.cancelled', id]);
      const asked = outcomes.flatMap((outcome) =>
        'booking' in outcome && hasAskedAgain(command, outcome)
          ? [['booking.askedAgain', outcome.booking.id]]
          : [],
      );
      // Of codes nobody is told: `decide-promo-codes.properties.spec.ts`.
      const isTold = isEditCommand(command) && !isPromoCodeCommand(command);
      const isEdited = eventEdit && isTold && after.event.status !== 'draft';
      const resized = (decisions?.resizedBookings ?? [])
        .filter(({ booking, quantityBefore }) => booking.quantity !== quantityBefore)
        .map(({ booking }) => ['booking.changed', booking.id]);
      const edited = isEdited ? [[factOf[command.kind], undefined]] : [];
      expectSame(
        facts.map((fact) => [fact.type, 'bookingId' in fact ? fact.bookingId : undefined]),
        [...expired, ...booked, ...cancelled, ...resized, ...asked, ...edited],
      );
      if (before.event.version === after.event.version) expectSame(facts, []);
      if (!outcomes.every(isGranted)) expectSame(facts.length, expired.length);
    });
  });

  it('a batch tells what its commands would tell one by one, in their order', () => {
    check((world, commands) => {
      const batch = commitOnce(world, commands).decisions?.countMove?.facts ?? [];
      expect(batch).toEqual(endOneByOne(world, commands).facts);
    });
  });

  it('no user ends with two bookings of the event that are held or confirmed', () => {
    check((world, commands) => {
      const { bookings } = commitOnce(world, commands).world;
      const current = bookings.filter(
        (one) => one.eventId === 'event' && one.status !== 'cancelled',
      );
      expect(new Set(current.map(({ userId }) => userId)).size).toBe(current.length);
    });
  });

  it('nothing is sold or confirmed of an event that is cancelled, and it stays cancelled', () => {
    checkEach((before, _command, after) => {
      if (before.event.status !== 'cancelled') return;
      expect(seatsOf(after.bookings, 'confirmed')).toBeLessThanOrEqual(
        seatsOf(before.bookings, 'confirmed'),
      );
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

  it('who has booked gets the seats that they ask for, and no more than one person may have', () => {
    checkEach((before, command, after, { outcomes }) => {
      if (command.kind !== 'changeQuantity' || !outcomes.every(isGranted)) return;
      const isIt = ({ id }: BookingRecord) => id === command.bookingId;
      const [was, is] = [before.bookings.find(isIt)!.quantity, after.bookings.find(isIt)!.quantity];
      const wanted = command.changedBy === 'refund' ? Math.min(was, command.quantity) : null;
      expect(is).toBe(wanted ?? command.quantity);
      if (is > was) expect(is).toBeLessThanOrEqual(before.event.maxPerPerson);
    });
  });

  it('each edit that changes something is one revision and one line of the log, and no other is', () => {
    checkEach((before, command, after, { outcomes, decisions }) => {
      if (!isEditCommand(command)) return;
      // What ran out before it is no part of the edit.
      const found = commitInMemory(before, [expireHolds]).world.event;
      const { version: _, ...foundFields } = found;
      const { version: __, ...fields } = after.event;
      const isChanged = JSON.stringify(fields) !== JSON.stringify(foundFields);
      expect(after.event.revision - before.event.revision).toBe(isChanged ? 1 : 0);
      const logged = decisions?.activities.map(({ id }) => id) ?? [];
      expect(logged).toEqual(isChanged ? [command.commandId] : []);
      if (isChanged) expect(outcomes).toEqual([{ kind: 'edited' }]);
    });
  });

  it('every change was asked for by one command, and what an organiser asked for is in the log', () => {
    check((world, commands) => {
      const { outcomes, decisions } = commitOnce(world, commands);
      expect(outcomes).toHaveLength(commands.length);
      if (decisions === null) return;
      const { newBookings, confirmedBookings, cancelledBookings, activities } = decisions;
      const { resizedBookings } = decisions;
      const asked = commands
        .filter(isSeatCommand)
        .flatMap((command) => [
          command.bookingId,
          ...(command.kind === 'confirmHold' ? [command.lateBookingId] : []),
          ...(command.kind === 'transfer' ? [command.newBookingId] : []),
        ]);
      const ended = cancelledBookings.filter((one) => !isExpired(one));
      const changed = [...newBookings, ...confirmedBookings, ...ended].map(({ id }) => id);
      expect(new Set(changed).size).toBe(changed.length);
      const resized = resizedBookings.map(({ booking }) => booking.id);
      for (const id of [...changed, ...resized]) expect(asked).toContain(id);
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
      const keys = commitOnce(world, commands)
        .world.bookings.filter((booking) => booking.idempotencyKey !== null)
        .map((booking) => `${booking.userId} ${booking.idempotencyKey}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('tried again after its own commit, it changes nothing and keeps every success', () => {
    check((world, commands) => {
      const first = commitOnce(world, commands);
      const done = new Set(first.decisions?.activities.map(({ id }) => id));
      const hasTraces = (command: BookingCommand) =>
        !isEditCommand(command) || done.has(command.commandId);
      const granted = commands.flatMap((command, index) => {
        const outcome = first.outcomes[index]!;
        const isTold = isGranted(outcome) && hasTraces(command);
        return isTold && !hasAskedAgain(command, outcome) ? [{ command, outcome }] : [];
      });

      const again = commitInMemory(
        first.world,
        granted.map(({ command }) => command),
        done,
      );

      expect(again.decisions).toBeNull();
      const cancelledIds = new Set(first.decisions?.cancelledBookings.map(({ id }) => id));
      const confirmedIds = new Set(first.decisions?.confirmedBookings.map(({ id }) => id));
      for (const [index, { command, outcome }] of granted.entries()) {
        const isUndone = 'booking' in outcome && cancelledIds.has(outcome.booking.id);
        // Nothing is left of the confirmation but its end, which is the truth: it is what whoever asks
        // after this batch is told.
        const isLost = command.kind === 'confirmHold' && isUndone;
        const word = isLost ? 'already_cancelled' : words([outcome])[0];
        // A key answers as its booking is now: of one that is cancelled, what this kind of request gives;
        // of one that was confirmed after it in the batch, that it is.
        const isReplay = 'idempotency' in command && 'booking' in outcome;
        const isTaken = isReplay && confirmedIds.has(outcome.booking.id);
        const asAsked = command.kind === 'hold' ? 'held' : 'booked';
        const told = isReplay && isUndone ? asAsked : isTaken ? 'booked' : word;
        expect(words([again.outcomes[index]!])).toEqual([told]);
      }
    });
  });
});
