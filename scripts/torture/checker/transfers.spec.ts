import { describe, expect, it } from 'vitest';
import type { Message, Wish } from '../history.js';
import { EVENT, refused } from './testing/honest-history.js';
import { failuresOf } from './testing/honest-runs.js';
import { HonestTickets, shown } from './testing/honest-tickets.js';

const changesOf = ({ database }: HonestTickets, id: string) =>
  database.tickets.transferChanges.filter(({ transferId }) => transferId === id);

const messageOf = ({ database }: HonestTickets, id: string, version: number): Message =>
  database.messages.find((one) => one.aggregateId === id && one.version === version)!;

/** What the row of a booking became last. */
const changeOf = ({ database }: HonestTickets, userId: string) =>
  database.bookingChanges.findLast((one) => one.userId === userId)!;

function forget({ wishes }: HonestTickets, isIt: (wish: Wish) => boolean): void {
  wishes.splice(wishes.findIndex(isIt), 1);
}

it('An honest history of tickets is found clean', () => {
  expect(failuresOf(shown())).toEqual([]);
});

it('A seat that was offered to somebody, taken and then passed on is found clean', () => {
  const history = new HonestTickets(1).book('ann', 100).join('ben', 110);
  history.cancelFor('ann', 'ben', 120, 1_120).accept('ben', 130);
  history.askToTake('t1', 'ben', 'dan', 200).acceptFrom('t1', 'ben', 'dan', 210);
  expect(failuresOf(history)).toEqual([]);
});

it('A version that only forgets when a hold was to end, which is confirmed by then, is found clean', () => {
  const history = new HonestTickets(1).book('ann', 100).join('ben', 110);
  history.cancelFor('ann', 'ben', 120, 1_120).accept('ben', 130);
  history.askToTake('t1', 'ben', 'dan', 1_200).acceptFrom('t1', 'ben', 'dan', 1_210);
  history.commitCount(0, 1_210);
  expect(failuresOf(history)).toEqual([]);
});

const STEPS = 'a transfer is asked for, ends once, and never begins again';
const HALVES = 'a ticket that was accepted ended and began in one transaction, once';
const FACTS = 'every change of a transfer left its facts in its transaction, once';
const NOBODY = 'no ticket was passed on, taken back or declined by nobody';
const OVER = 'every transfer that was said to be over was';
const THEIRS = 'everybody who was told that a ticket is theirs got it, and nobody else';
const ENDED = 'every `transfer_ended` was true';

describe('The checker catches, of tickets that are passed on,', () => {
  it.each<[string, string, (history: HonestTickets) => void]>([
    [
      'one that was accepted when it was over',
      STEPS,
      (history) => void (changesOf(history, 't1')[1]!.was = 'declined'),
    ],
    [
      'one whose old booking lives on',
      HALVES,
      ({ database: { bookingChanges } }) => {
        const end = bookingChanges.findIndex(({ cancelledBy }) => cancelledBy === 'transfer');
        bookingChanges.splice(end, 1);
      },
    ],
    [
      'one whose old booking ended in another transaction',
      HALVES,
      (history) => void (changeOf(history, 'ann').xid = '205'),
    ],
    [
      'one that was somebody else’s',
      HALVES,
      (history) => changesOf(history, 't1').forEach((change) => (change.userId = 'eve')),
    ],
    [
      'one booking that was passed on to two',
      HALVES,
      (history) => {
        history.askToTake('t5', 'ann', 'eve', 205);
        history.commitPass('t5', 'ann', 'eve', 210);
      },
    ],
    [
      'one of a cancelled event',
      HALVES,
      (history) => {
        history.cancelEvent(700);
        history.askToTake('t5', 'dan', 'eve', 710).acceptFrom('t5', 'dan', 'eve', 720);
      },
    ],
    [
      'one that became two seats',
      'no seat comes or goes where one is passed on',
      (history) => void (changeOf(history, 'gus').quantity = 2),
    ],
    [
      'one that went to who has a seat already',
      'nobody held two seats of an event at any moment',
      (history) => void (changeOf(history, 'dan').userId = 'ben'),
    ],
    [
      'one that went to who waits, and goes on waiting',
      'nobody waits twice for an event, or for one where they have a seat',
      (history) => {
        history.join('hal', 700);
        history.askToTake('t5', 'dan', 'hal', 710).acceptFrom('t5', 'dan', 'hal', 720);
      },
    ],
    [
      'one that raised the version of its event',
      'no version of an event comes from a ticket that is passed on alone',
      (history) => {
        history.askToTake('t5', 'dan', 'eve', 700).acceptFrom('t5', 'dan', 'eve', 710);
        history.commitCount(0, 710);
      },
    ],
    [
      'one of which nobody was told',
      FACTS,
      (history) => void messageOf(history, 't1', 2).facts.pop(),
    ],
    [
      'one that was told of another booking',
      FACTS,
      (history) => void (messageOf(history, 't1', 2).facts[0]!.newBookingId = 'another'),
    ],
    [
      'one that was told in another transaction',
      FACTS,
      (history) => void (messageOf(history, 't1', 2).xid = '205'),
    ],
    [
      'an end that was told as a beginning',
      FACTS,
      (history) => void (messageOf(history, 't2', 2).version = 1),
    ],
    [
      'a fact of what did not become of it',
      'no fact was left of what did not become of a transfer',
      (history) => messageOf(history, 't2', 2).facts.push({ type: 'transfer.declined' }),
    ],
    [
      'one that nobody passed on',
      NOBODY,
      (history) => forget(history, ({ kind }) => kind === 'askTransfer'),
    ],
    [
      'one that was given to who did not want it',
      NOBODY,
      ({ wishes }) =>
        wishes
          .filter(({ kind, userId }) => kind === 'acceptTransfer' && userId === 'dan')
          .forEach((wish) => (wish.userId = 'eve')),
    ],
    [
      'one that took itself back',
      NOBODY,
      ({ wishes }) =>
        wishes
          .filter(({ kind }) => kind === 'takeBack')
          .forEach(({ attempts }) => (attempts[0]!.sentAt = 265)),
    ],
    [
      'one that nobody declined',
      NOBODY,
      (history) => forget(history, ({ kind }) => kind === 'declineTransfer'),
    ],
  ])('%s', (_what, check, plant) => {
    const history = shown();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});

describe('The checker catches, of what is said of them,', () => {
  it.each<[string, string, (history: HonestTickets) => void]>([
    [
      'somebody who is said to be asked, and is not',
      'everybody who was said to be asked was',
      (history) =>
        history.tryToAsk('dan', 'eve', 700, {
          kind: 'asked',
          transferId: 'none',
          status: 'pending',
        }),
    ],
    [
      'a second one who is told that the ticket is theirs',
      THEIRS,
      (history) =>
        history.tryToAccept('t1', 'eve', 700, {
          kind: 'told',
          eventId: EVENT,
          status: 'confirmed',
        }),
    ],
    [
      'one who is told so of another booking',
      THEIRS,
      ({ wishes }) => {
        const accept = wishes.find(({ kind }) => kind === 'acceptTransfer')!;
        Object.assign(accept.attempts[0]!.answer, { bookingId: 'booking of ben' });
      },
    ],
    [
      'one who is told so before it is committed',
      THEIRS,
      ({ wishes }) =>
        void (wishes.find(({ kind }) => kind === 'acceptTransfer')!.attempts[0]!.endedAt = 207),
    ],
    [
      'one that is said to be taken back, and is accepted',
      OVER,
      (history) => history.tryToTakeBack('ann', 700, { kind: 'edited' }),
    ],
    [
      'one that is said to be declined before it is',
      OVER,
      ({ wishes }) =>
        void (wishes.find(({ kind }) => kind === 'declineTransfer')!.attempts[0]!.endedAt = 277),
    ],
    [
      'another one who is said to be asked, and nobody is',
      'every `transfer_pending` was true',
      (history) => history.tryToAsk('dan', 'eve', 700, refused('transfer_pending')),
    ],
    [
      'a link that is said to be worth nothing, and is',
      ENDED,
      (history) =>
        history
          .askToTake('t5', 'dan', 'eve', 700)
          .tryToAccept('t5', 'eve', 720, refused('transfer_ended')),
    ],
    [
      'a ticket that is said to be gone, and is there',
      ENDED,
      (history) =>
        history
          .askToTake('t5', 'dan', 'eve', 700)
          .tryToTakeBack('dan', 720, refused('transfer_ended')),
    ],
  ])('%s', (_what, check, plant) => {
    const history = shown();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});
