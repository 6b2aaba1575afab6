import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.js';
import { HonestHistory, refused } from './testing/honest-history.js';
import { queued } from './testing/honest-line.js';
import { shown } from './testing/honest-tickets.js';
import { bookedBy, edited, failuresOf, honest, visited } from './testing/honest-runs.js';

describe('An honest history', () => {
  it('is found clean, and every check had something to look at', () => {
    const history = edited().ask('eve', 600, { kind: 'busy', hasRetryAfter: true });
    history.gaps.push({ from: 590, until: 610 });
    expect(failuresOf(history)).toEqual([]);
    const runs = [history, visited(), queued(), shown()].map(checkHistory);
    for (const [index, { what }] of runs[0]!.entries()) {
      expect(
        runs.some((checks) => checks[index]!.examined > 0),
        what,
      ).toBe(true);
    }
  });

  it('may answer a lost request by the same booking, cancelled since', () => {
    const history = honest();
    history.ask('ben', 600, { ...bookedBy('ben'), status: 'cancelled' });
    expect(failuresOf(history)).toEqual([]);
  });

  it('may carry out a request without an answer after another one of it was refused', () => {
    const history = new HonestHistory(1).book('ann', 100);
    history.ask('cid', 150, { kind: 'none', reason: 'ECONNRESET' });
    history.ask('cid', 200, refused('sold_out')).cancel('ann', 300);
    history.commitBooking('cid', 400);
    history.commitCount(-1, 400);
    expect(failuresOf(history)).toEqual([]);
  });

  it('may say sold out where a batch sold the last seat and got one back', () => {
    const history = new HonestHistory(2).book('ann', 100);
    // One transaction: ben takes the last seat, cid is refused, ann gives hers back.
    history.commitBooking('ben', 200);
    history.ask('ben', 200, bookedBy('ben')).ask('cid', 200, refused('sold_out'));
    history.cancel('ann', 200);
    history.database.countChanges.at(-1)!.remaining = 1;
    history.event.remainingTickets = 1;
    history.watcher.received.at(-1)!.remaining = 1;
    expect(failuresOf(history)).toEqual([]);
    history.ask('dan', 300, refused('sold_out'));
    expect(failuresOf(history)).toEqual(['every `sold_out` was possible']);
  });

  it('may refuse what was sent before the seat came back and answered after it', () => {
    expect(failuresOf(honest().ask('eve', 404, refused('sold_out')))).toEqual([]);
    expect(failuresOf(honest().ask('eve', 196, refused('sold_out')))).toEqual([]);
  });
});

describe('The checker catches', () => {
  it.each<[string, string, (history: HonestHistory) => void]>([
    [
      'a seat that was sold twice',
      'confirmed + held + remaining = total at every version',
      (history) => {
        history.commitBooking('eve', 500);
        history.ask('eve', 500, bookedBy('eve'));
      },
    ],
    [
      'a booking of two seats that took one',
      'confirmed + held + remaining = total at every version',
      ({ database }) => void (database.bookingChanges.at(-1)!.quantity = 2),
    ],
    [
      'a booking whose seats are others than those that it took',
      'the tables agree with their changes',
      ({ database }) => void (database.bookings.at(-1)!.quantity = 2),
    ],
    [
      'a count below zero, also one that went away again',
      'no event was oversold at any moment',
      (history) => {
        history.book('eve', 600).cancel('eve', 700);
      },
    ],
    [
      'a booking that was answered and is lost',
      'every booking that was answered 201 exists',
      (history) => history.ask('eve', 600, bookedBy('eve')),
    ],
    [
      'a booking that was answered and vanished from the table',
      'every booking that was answered 201 exists',
      ({ database }) => void database.bookings.shift(),
    ],
    [
      'a booking that was answered before its commit',
      'every booking that was answered 201 exists',
      ({ wishes }) => void (wishes[0]!.attempts[0]!.endedAt = 90),
    ],
    [
      'a booking that was doubled',
      'one key, one booking',
      (history) => history.commitBooking('ann', 500, 'another booking of ann'),
    ],
    [
      'two bookings for one key, told to its sender',
      'one key, one booking',
      (history) => history.ask('ann', 600, { ...bookedBy('ann'), bookingId: 'booking of dan' }),
    ],
    [
      'a user with two seats',
      'nobody held two seats of an event at any moment',
      (history) => history.commitBooking('ann', 500, 'another booking of ann'),
    ],
    [
      'a booking that nobody asked for',
      'nothing exists that nobody asked for',
      (history) => history.commitBooking('eve', 500),
    ],
    [
      'a booking of one who was refused',
      'what was refused was not done',
      (history) => history.commitBooking('cid', 500),
    ],
    [
      'a false sold out while there was a seat',
      'every `sold_out` was possible',
      (history) => history.ask('eve', 450, refused('sold_out')),
    ],
    [
      'a false sold out before anything was sold',
      'every `sold_out` was possible',
      (history) => history.ask('eve', 50, refused('sold_out')),
    ],
    [
      'a seat that is said to be held and is not',
      'every `already_booked` was possible',
      (history) => history.ask('ben', 450, refused('already_booked')),
    ],
    [
      'a cancel that did not happen',
      'every cancel that was answered happened',
      (history) =>
        history.askToCancel('ann', 600, {
          ...bookedBy('ann'),
          ...{ kind: 'cancelled', status: 'cancelled' },
        }),
    ],
    [
      'a cancel that was answered twice',
      'no booking was cancelled twice',
      (history) =>
        history.askToCancel('ben', 600, {
          ...bookedBy('ben'),
          ...{ kind: 'cancelled', status: 'cancelled' },
        }),
    ],
    [
      'a booking that was cancelled by nobody',
      'nothing was cancelled that nobody cancelled',
      (history) => {
        history.cancel('ann', 600);
        history.wishes.pop();
      },
    ],
    [
      'a version that is missing',
      'the versions of an event follow each other without a gap',
      ({ database }) => void database.countChanges.shift(),
    ],
    [
      'a booking in a transaction that left the count alone',
      'every change of a booking raised the version of its event, but for tickets that are passed on',
      (history) => history.commitBooking('eve', 555),
    ],
    [
      'a count in the table that no change made',
      'the tables agree with their changes',
      ({ event }) => void (event.remainingTickets += 1),
    ],
    [
      'an answer that nobody should get',
      'every answer was one that may be given',
      (history) => history.ask('eve', 600, { kind: 'unexpected', what: '500' }),
    ],
    [
      'a refusal that nobody could have earned',
      'every answer was one that may be given',
      (history) => history.ask('eve', 600, refused('event_not_found')),
    ],
    [
      'a 503 that does not say when to come back',
      'every 503 says when to come back',
      (history) => history.ask('ann', 600, { kind: 'busy', hasRetryAfter: false }),
    ],
    [
      'an answer that needs a database when there was none',
      'without a database the answer was 503 or none',
      ({ gaps }) => void gaps.push({ from: 250, until: 350 }),
    ],
    [
      'a request that nobody ever answered',
      'every request got its answer in the end',
      (history) => history.ask('eve', 600, { kind: 'none', reason: 'ECONNRESET' }),
    ],
    [
      'a process that nobody killed',
      'no process ended by itself',
      ({ endings }) => void endings.push({ name: 'API b', wasKilled: false }),
    ],
    [
      'a live count that was announced before its commit',
      'every live count was committed before it was sent',
      ({ watcher }) => void (watcher.received[1]!.at = 50),
    ],
    [
      'a live count that never was',
      'every live count was committed before it was sent',
      ({ watcher }) => void (watcher.received[2]!.remaining = 7),
    ],
    [
      'a live client that went back to an older count',
      'no live client went back to an older count',
      ({ watcher }) => void watcher.received.push(watcher.received[1]!),
    ],
    [
      'a live client that ends on an old count',
      'every live client ends on the true counts',
      ({ watcher }) => void watcher.received.pop(),
    ],
    [
      'a live client that does not come back',
      'every live client ends on the true counts',
      ({ watcher }) => void (watcher.isConnected = false),
    ],
  ])('%s', (_what, check, plant) => {
    const history = honest();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});
