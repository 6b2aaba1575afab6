import { describe, expect, it } from 'vitest';
import type { DoorChange } from '../tickets.js';
import { refused } from './testing/honest-history.js';
import { failuresOf } from './testing/honest-runs.js';
import { shown, type HonestTickets } from './testing/honest-tickets.js';

const factOf = ({ database }: HonestTickets, nonce: string): DoorChange =>
  database.tickets.doorChanges.find((one) => one.nonce === nonce)!;

const wishOf = ({ wishes }: HonestTickets, nonce: string) =>
  wishes.find((wish) => wish.kind === 'scan' && wish.scan.nonce === nonce)!;

function forget({ database: { tickets } }: HonestTickets, nonce: string): void {
  tickets.doorChanges = tickets.doorChanges.filter((one) => one.nonce !== nonce);
}

const ONCE = 'a fact of the door is there once, and stays as it was';
const NOBODY = 'nobody came in or left that no device had read';
const STANDING = 'a ticket was as good as the door wrote down';
const BOUND = 'nobody cancelled or passed on a ticket that somebody was in with';
const SO = 'what a device was told of a ticket was so';
const KEPT = 'what a device was told to be written down is';
const HANDED_IN = 'what a device handed in is kept as it was told';
const VOID = 'every ticket that was called void was so';

describe('An honest history of a door', () => {
  it('may be told the same again, and then of the undo', () => {
    const history = shown();
    const { attempts } = wishOf(history, 'in');
    attempts.push({ ...attempts[0]!, sentAt: 401, endedAt: 406 });
    const undone = { nonce: 'in', outcome: 'undone', isKept: true } as const;
    attempts.push({
      ...attempts[0]!,
      sentAt: 440,
      endedAt: 450,
      answer: { kind: 'scanned', results: [undone] },
    });
    expect(failuresOf(history)).toEqual([]);
  });

  it('may let in with a ticket whose holder has left, and cancel one', () => {
    const history = shown().letIn('back', 'dan', 700).letOut('out again', 'dan', 'back', 710);
    expect(failuresOf(history.cancel('dan', 720))).toEqual([]);
  });
});

describe('The checker catches, of a door,', () => {
  it.each<[string, string, (history: HonestTickets) => void]>([
    [
      'an entry that is there twice',
      ONCE,
      (history) => history.database.tickets.doorChanges.push({ ...factOf(history, 'in') }),
    ],
    [
      'an entry that was changed',
      ONCE,
      (history) =>
        history.database.tickets.doorChanges.push({ ...factOf(history, 'in'), change: 'changed' }),
    ],
    [
      'an entry that no device read',
      NOBODY,
      (history) => history.noteDoor({ nonce: 'a ghost', userId: 'dan', kind: 'entry' }, 700),
    ],
    [
      'an entry with another ticket than was read',
      NOBODY,
      (history) => void (factOf(history, 'in').bookingId = 'booking of gus'),
    ],
    [
      'an entry before it was read',
      NOBODY,
      (history) => void (factOf(history, 'in').committedAt = 380),
    ],
    [
      'two who were let in with one ticket, one by a device that asked',
      'whoever is asked lets nobody in twice with a ticket',
      (history) => history.letIn('twice', 'dan', 415),
    ],
    [
      'one who was let in beside one whom another device let in by itself',
      'whoever is asked lets nobody in twice with a ticket',
      (history) => history.letIn('beside', 'gus', 700),
    ],
    [
      'one who was let in with a ticket that is another’s by now',
      STANDING,
      (history) => history.letIn('old', 'ann', 700),
    ],
    [
      'one who was let in with a cancelled ticket',
      STANDING,
      (history) => history.letIn('old', 'cid', 700),
    ],
    [
      'a void ticket that was noted as good',
      STANDING,
      (history) => void (factOf(history, 'offline void').void = null),
    ],
    [
      'a good ticket that was noted as void',
      STANDING,
      (history) => void (factOf(history, 'offline').void = 'transferred'),
    ],
    [
      'a ticket that was cancelled while somebody was in with it',
      BOUND,
      (history) => history.cancel('gus', 700),
    ],
    [
      'a ticket that was passed on while somebody was in with it',
      BOUND,
      (history) => history.askToTake('t5', 'gus', 'eve', 700).acceptFrom('t5', 'gus', 'eve', 710),
    ],
  ])('%s', (_what, check, plant) => {
    const history = shown();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});

describe('The checker catches, of what devices are told,', () => {
  it.each<[string, string, (history: HonestTickets) => void]>([
    ['an entry that is lost', KEPT, (history) => forget(history, 'in')],
    [
      'an entry that is lost of those that were handed in',
      KEPT,
      (history) => forget(history, 'offline'),
    ],
    ['an undo that is lost', SO, (history) => forget(history, 'out')],
    [
      'an entry that was answered before its commit',
      SO,
      (history) => void (wishOf(history, 'in').attempts[0]!.endedAt = 397),
    ],
    [
      'one who is said to be in, and is not',
      SO,
      (history) => history.showTo('not in', 'dan', 700, 'already_admitted'),
    ],
    [
      'one who is said to be in by their own entry',
      SO,
      (history) => history.showTo('in', 'dan', 405, 'already_admitted'),
    ],
    [
      'a void ticket that was handed in and called good',
      HANDED_IN,
      ({ wishes }) => {
        const { answer } = wishes.find(({ kind }) => kind === 'handIn')!.attempts[0]!;
        if (answer.kind === 'scanned') answer.results[2]!.outcome = 'admitted';
      },
    ],
    [
      'an entry that was handed in and not kept',
      HANDED_IN,
      ({ wishes }) => {
        const { answer } = wishes.find(({ kind }) => kind === 'handIn')!.attempts[0]!;
        if (answer.kind === 'scanned') answer.results[0]!.isKept = false;
      },
    ],
    [
      'a good ticket that is called cancelled',
      VOID,
      (history) => history.askDoor('good', 'dan', 700, refused('cancelled')),
    ],
    [
      'a ticket that is called passed on, and was cancelled',
      VOID,
      (history) => history.askDoor('bad', 'cid', 700, refused('transferred')),
    ],
    [
      'a ticket that is called cancelled, and was passed on',
      VOID,
      (history) => history.askDoor('bad', 'ann', 700, refused('cancelled')),
    ],
    [
      'somebody who is said to be in where nobody is',
      'every `already_admitted` was true',
      (history) => history.askToCancel('dan', 700, refused('already_admitted')),
    ],
    [
      'somebody who is said to be in with a ticket that may be taken over',
      'every `already_admitted` was true',
      (history) => history.tryToAccept('t3', 'eve', 275, refused('already_admitted')),
    ],
    [
      'a ticket that is said not to be there',
      'every `ticket_not_found` was true',
      (history) => history.readTickets('dan', 700, refused('ticket_not_found')),
    ],
  ])('%s', (_what, check, plant) => {
    const history = shown();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});
