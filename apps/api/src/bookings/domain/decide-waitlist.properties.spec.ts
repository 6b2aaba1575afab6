import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEditCommand, type BookingCommand } from './booking-command.js';
import type { Outcome } from './outcome.js';
import { seatsOf, type World } from './testing/any-commands.js';
import { anyLineCommands, anyWaitingWorld, isServed, waitingOf } from './testing/any-waitlist.js';
import {
  commitInMemory,
  commitOnce,
  commitOneByOne,
  endOneByOne,
  type OfOneCommand,
} from './testing/commit-in-memory.js';
import { expireHolds, now } from './testing/decisions.js';
import { drawOnce } from './testing/draw-once.js';
import { expectSame } from '../../../test/support/expect-same.js';
import type { WaitlistEntry } from './waitlist-line.js';

const isGranted = ({ kind }: Outcome) => kind !== 'refused';
const ids = (entries: readonly WaitlistEntry[]) => entries.map(({ id }) => id);

describe('for any line, any bookings and any commands', () => {
  const checkCases = drawOnce(fc.tuple(anyWaitingWorld, anyLineCommands), 1_000);

  const check = (property: (world: World, commands: BookingCommand[]) => void) =>
    checkCases(([world, commands]) => property(world, commands));

  const checkEach = (property: OfOneCommand) =>
    check((world, commands) => commitOneByOne(world, commands, property));

  it('confirmed + held + seats left = seats in all, and the row knows how many wait', () => {
    check((world, commands) => {
      const { world: after } = commitOnce(world, commands);
      const { remainingTickets, heldTickets, totalTickets, waitingCount } = after.event;
      expect(seatsOf(after.bookings, 'held')).toBe(heldTickets);
      const confirmed = seatsOf(after.bookings, 'confirmed');
      expect(confirmed + heldTickets + remainingTickets).toBe(totalTickets);
      expect(remainingTickets).toBeGreaterThanOrEqual(0);
      expect(waitingCount).toBe(waitingOf(after).length);
    });
  });

  it('no seat is left while somebody waits who is served', () => {
    check((world, commands) => {
      const { world: after } = commitInMemory(world, [...commands, expireHolds]);
      if (isServed(after) && waitingOf(after).length > 0) {
        expect(after.event.remainingTickets).toBe(0);
      }
    });
  });

  it('nobody overtakes those who wait: new seats go to the head of the line', () => {
    checkEach((before, command, after) => {
      const served = waitingOf(before).filter(({ userId }) => !isWaiting(after, userId));
      const given = after.bookings.slice(before.bookings.length);
      const takers = given.map(({ userId }) => userId);
      // By their own or an organiser's hand, or by a ticket that somebody passes on to them: not by their turn.
      const isByTurn = ({ userId, id }: WaitlistEntry) =>
        takers.includes(userId) &&
        !('userId' in command && command.userId === userId) &&
        !('newUserId' in command && command.newUserId === userId) &&
        !('entryId' in command && command.entryId === id);
      const byTurn = served.filter(isByTurn);
      const inLine = waitingOf(before).filter(
        (entry) => isByTurn(entry) || isWaiting(after, entry.userId),
      );
      expectSame(ids(inLine.slice(0, byTurn.length)), ids(byTurn));
      const isPublic =
        (command.kind === 'book' || command.kind === 'hold') && !isWaiting(before, command.userId);
      if (isPublic && isServed(before) && waitingOf(after).length > 0) {
        expect(takers).not.toContain(command.userId);
      }
    });
  });

  it('nobody waits who has a booking, nobody waits twice, and nobody has two', () => {
    check((world, commands) => {
      const { world: after } = commitOnce(world, commands);
      const having = after.bookings
        .filter((one) => one.eventId === 'event' && one.status !== 'cancelled')
        .map(({ userId }) => userId);
      const all = [...having, ...waitingOf(after).map(({ userId }) => userId)];
      expect(new Set(all).size).toBe(all.length);
    });
  });

  it('a wait that is over never begins again, and each that was served has its booking', () => {
    checkEach((before, _command, after) => {
      const ended = before.line.filter(({ status }) => status !== 'waiting');
      const now = new Map(after.line.map((entry) => [entry.id, entry]));
      for (const entry of ended) expectSame(now.get(entry.id), entry);
      for (const { status, bookingId } of after.line) {
        expectSame(bookingId !== null, status === 'served');
        if (bookingId === null) continue;
        expectSame(
          after.bookings.some(({ id }) => id === bookingId),
          true,
        );
      }
    });
  });

  it('nobody is served by a line that is off, paused or closed, unless by hand', () => {
    checkEach((before, command, after) => {
      if (isServed(before) || isServed(after) || command.kind === 'offerToWaiting') return;
      const own = 'userId' in command ? command.userId : '';
      const served = after.line.filter(
        (entry) =>
          entry.status === 'served' &&
          entry.userId !== own &&
          before.line.find(({ id }) => id === entry.id)?.status === 'waiting',
      );
      expectSame(served, []);
    });
  });

  it('offers end after the minutes that the organiser gives, and before the event begins', () => {
    checkEach((before, command, after) => {
      if (command.kind === 'hold') return;
      const { startsAt, offerMinutes } = after.event;
      for (const { status, expiresAt } of after.bookings.slice(before.bookings.length)) {
        if (status !== 'held') continue;
        expect(expiresAt!.getTime()).toBeLessThanOrEqual(startsAt.getTime());
        expect(expiresAt!.getTime()).toBeLessThanOrEqual(now.getTime() + offerMinutes * 60_000);
      }
    });
  });

  it('each wait that begins or ends is told once', () => {
    checkEach((before, _command, after, { decisions }) => {
      const facts = decisions?.countMove?.facts ?? [];
      const told = facts.filter(({ type }) => type === 'waitlist.joined').length;
      expectSame(told, after.line.length - before.line.length);
      const left = facts.flatMap((fact) => (fact.type === 'waitlist.left' ? fact.entryId : []));
      const gone = after.line.filter(
        ({ id, status }) =>
          ['left', 'removed', 'closed'].includes(status) &&
          before.line.find((one) => one.id === id)?.status === 'waiting',
      );
      expectSame([...left].sort(), ids(gone).sort());
    });
  });

  it('a batch ends like its commands one by one', () => {
    check((world, commands) => {
      const batch = commitOnce(world, commands);
      const { world: alone, outcomes } = endOneByOne(world, commands);
      expect(batch.outcomes).toEqual(outcomes);
      const { version: _, ...event } = batch.world.event;
      expect(alone.event).toMatchObject(event);
      const byId = (rows: readonly { id: string }[]) => new Map(rows.map((one) => [one.id, one]));
      expect(byId(batch.world.bookings)).toEqual(byId(alone.bookings));
      expect(byId(batch.world.line)).toEqual(byId(alone.line));
    });
  });

  it('a join, a leave and an edit that are tried again after their own commit change nothing', () => {
    checkEach((_before, command, after, { outcomes, decisions }) => {
      const isAboutLine = ['joinWaitlist', 'leaveWaitlist'].includes(command.kind);
      if (!outcomes.every(isGranted)) return;
      if (!isAboutLine && !isEditCommand(command)) return;
      const done = new Set(decisions?.activities.map(({ id }) => id));
      if (isEditCommand(command) && !done.has(command.commandId)) return;
      const again = commitInMemory(after, [command], done);
      expect(again.decisions).toBeNull();
      expect(again.outcomes.every(isGranted)).toBe(true);
    });
  });
});

function isWaiting(world: World, userId: string): boolean {
  return waitingOf(world).some((entry) => entry.userId === userId);
}
