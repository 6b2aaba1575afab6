import { describe, expect, it } from 'vitest';
import { EVENT, refused } from './testing/honest-history.js';
import { queued, type HonestLine } from './testing/honest-line.js';
import { failuresOf } from './testing/honest-runs.js';

const changeOf = ({ database }: HonestLine, entryId: string) =>
  database.line.waitChanges.findLast((one) => one.entryId === entryId)!;

const messageAt = ({ database }: HonestLine, at: number) =>
  database.messages.find(({ committedAt }) => committedAt === at)!;

const countAt = ({ database }: HonestLine, at: number) =>
  database.countChanges.find(({ committedAt }) => committedAt === at)!;

const wishOf = ({ wishes }: HonestLine, kind: string) => wishes.find((one) => one.kind === kind)!;

const LEFT_OVER = 'no seat is left while somebody waits who is served';
const ORDER = 'nobody overtook one who was waiting';
const OFFERS = 'every offer ended a wait of its own, of who was offered it';
const BUSY = 'nobody waits twice for an event, or for one where they have a seat';
const FACTS = 'every change of a line left its fact in its transaction, once';
const WANTED = 'nothing happened to a line that nobody wanted';

describe('An honest history with a line', () => {
  it('is found clean', () => {
    expect(failuresOf(queued())).toEqual([]);
  });

  it('may offer a seat to who let one run out and joined again', () => {
    const line = queued();
    const joined = changeOf(line, 'second wait of gil');
    expect(joined.became).toBe('closed');
    expect(failuresOf(line)).not.toContain(OFFERS);
  });
});

describe('What people see of their own waits', () => {
  const OWN = 'what people saw of their own waits and offers was so';
  const seenAt = (at: number) =>
    queued().askLine({ kind: 'readOwnLine', userId: 'eve', attempts: [] }, at, {
      ...{ kind: 'ownLine', entryIds: ['wait of eve'], offers: [] },
    });

  // Eve left at 350, and the next commit of the event is that of 360.
  it('may be what was before a commit, until the next one of its event', () => {
    expect(failuresOf(seenAt(359))).not.toContain(OWN);
    expect(failuresOf(seenAt(369))).toContain(OWN);
  });
});

/** Cid takes the offer in the commit that ends it. */
const takeAsItEnds = (line: HonestLine) =>
  line.askToAccept('cid', 1_390, {
    ...{ kind: 'booked', bookingId: 'offer to cid', eventId: EVENT, status: 'confirmed' },
  });

describe('An offer that is taken and given back in one batch', () => {
  const SEATS = 'everybody who was told of a seat by the line had it';

  it('was had, as its facts say: its row tells of the end alone', () => {
    const line = takeAsItEnds(queued());
    const confirmed = { type: 'booking.confirmed', userId: 'cid', bookingId: 'offer to cid' };
    messageAt(line, 1_390).facts.unshift(confirmed);
    expect(failuresOf(line)).not.toContain(SEATS);
  });

  it('was not had where no fact says so', () => {
    expect(failuresOf(takeAsItEnds(queued()))).toContain(SEATS);
  });
});

describe('The checker catches, of a line,', () => {
  it.each<[string, string, (line: HonestLine) => void]>([
    [
      'a seat that is left while somebody waits',
      LEFT_OVER,
      (line) => void (countAt(line, 240).remaining = 1),
    ],
    [
      'a stranger who bought a seat that somebody waited for',
      ORDER,
      (line) => {
        const { facts } = messageAt(line, 240);
        facts.push({ type: 'booking.confirmed', userId: 'eva', bookingId: 'booking of eva' });
      },
    ],
    [
      'an offer to one who was not next',
      ORDER,
      (line) => void messageAt(line, 300).facts.splice(0),
    ],
    [
      'an offer out of turn that no organiser made',
      ORDER,
      ({ database }) =>
        void database.line.byHand.splice(
          database.line.byHand.findIndex(({ action }) => action === 'waitlist.offered'),
          1,
        ),
    ],
    [
      'an offer while the line stands still',
      ORDER,
      (line) => void messageAt(line, 410).facts.splice(0),
    ],
    [
      'a count that is not the line’s',
      'the event knows at every version how many wait',
      (line) => void (countAt(line, 240).waiting = 4),
    ],
    [
      'one who waits twice',
      BUSY,
      (line) => line.noteWait('another wait of cid', 'cid', null, 'waiting', 420),
    ],
    [
      'one who has a seat and waits',
      BUSY,
      (line) => line.noteWait('a wait of ben', 'ben', null, 'waiting', 420),
    ],
    [
      'a wait that began again',
      'a wait ends once, and never begins again',
      (line) => line.noteWait('wait of eve', 'eve', 'left', 'waiting', 420),
    ],
    [
      'an offer to one who never waited',
      OFFERS,
      (line) => void (changeOf(line, 'wait of dan').bookingId = 'another'),
    ],
    [
      'an offer that left its wait as it was',
      OFFERS,
      (line) => void (changeOf(line, 'wait of dan').committedAt = 311),
    ],
    [
      'an offer that came back to who let one run out',
      OFFERS,
      (line) => {
        line.commitBooking('gil', 1_370, 'a second offer to gil', 2_370, null);
        const second = changeOf(line, 'second wait of gil');
        Object.assign(second, { became: 'served', bookingId: 'a second offer to gil' });
        const [first] = line.database.line.waitChanges.filter(
          ({ entryId }) => entryId === 'second wait of gil',
        );
        first!.committedAt = 400;
        second.committedAt = 1_370;
      },
    ],
    [
      'somebody who waits for a cancelled event for ever',
      'nobody waits for a cancelled event in the end',
      (line) => void (line.event.waiting = 1),
    ],
    ['a join without its fact', FACTS, (line) => void messageAt(line, 200).facts.pop()],
    [
      'a fact of a leave that was none',
      'no fact was left of what did not happen to a line',
      (line) =>
        void messageAt(line, 200).facts.push({
          ...{ type: 'waitlist.left', userId: 'eve', entryId: 'wait of eve', how: 'left' },
        }),
    ],
    [
      'a fact that tells of another end',
      FACTS,
      (line) => void (messageAt(line, 350).facts[0]!.how = 'removed'),
    ],
    ['a join that nobody sent', WANTED, (line) => void line.wishes.splice(2, 1)],
    [
      'a leave that nobody sent',
      WANTED,
      (line) => void line.wishes.splice(line.wishes.indexOf(wishOf(line, 'leave')), 1),
    ],
    [
      'a removal that nobody sent',
      WANTED,
      (line) => void line.wishes.splice(line.wishes.indexOf(wishOf(line, 'remove')), 1),
    ],
    [
      'a line that stood still by itself',
      WANTED,
      (line) => void line.wishes.splice(line.wishes.indexOf(wishOf(line, 'pause')), 1),
    ],
    [
      'a live count of those who wait that never was',
      'every live count was committed before it was sent',
      ({ watcher }) => void (watcher.received.at(4)!.waiting = 9),
    ],
  ])('%s', (_what, check, plant) => {
    const line = queued();
    plant(line);
    expect(failuresOf(line)).toContain(check);
  });
});

describe('The checker catches, of what is said of a line,', () => {
  const ask = (
    line: HonestLine,
    kind: 'join' | 'leave',
    userId: string,
    answer: object,
    at = 500,
  ) => line.askLine({ kind, userId, eventId: EVENT, attempts: [] }, at, answer as never);

  it.each<[string, string, (line: HonestLine) => void]>([
    [
      'a wait that is not there',
      'everybody who was told that they wait did, at such a place',
      (line) =>
        ask(line, 'join', 'eva', { kind: 'waiting', entryId: 'none', eventId: EVENT, position: 1 }),
    ],
    [
      'a place that is not in the line',
      'everybody who was told that they wait did, at such a place',
      (line) => {
        const { answer } = wishOf(line, 'join').attempts[0]!;
        Object.assign(answer, { position: 7 });
      },
    ],
    [
      'a seat that is somebody else’s',
      'everybody who was told of a seat by the line had it',
      (line) =>
        line.askToAccept('gil', 500, {
          ...{ kind: 'booked', bookingId: 'offer to dan', eventId: EVENT, status: 'confirmed' },
        }),
    ],
    [
      'a seat that was taken too late',
      'everybody who was told of a seat by the line had it',
      (line) =>
        line.askToAccept('gil', 1_400, {
          ...{ kind: 'booked', bookingId: 'offer to gil', eventId: EVENT, status: 'confirmed' },
        }),
    ],
    [
      'one who was told that they left, and waits',
      'everybody who was told that they left did not wait',
      (line) => ask(line, 'leave', 'cid', { kind: 'left' }, 300),
    ],
    [
      'a wait of one’s own that is over',
      'what people saw of their own waits and offers was so',
      (line) =>
        line.askLine({ kind: 'readOwnLine', userId: 'eve', attempts: [] }, 500, {
          ...{ kind: 'ownLine', entryIds: ['wait of eve'], offers: [] },
        }),
    ],
    [
      'an offer of one’s own that is over',
      'what people saw of their own waits and offers was so',
      (line) =>
        line.askLine({ kind: 'readOwnLine', userId: 'gil', attempts: [] }, 1_400, {
          ...{ kind: 'ownLine', entryIds: [] },
          offers: [{ bookingId: 'offer to gil', eventId: EVENT }],
        }),
    ],
    [
      'an edit that was not done',
      'what organisers were told to have done to a line was done',
      (line) => line.askToEdit('promote', 'cid', 500, { kind: 'edited' }),
    ],
    [
      'a line that was said to stand still',
      'every line that was said to stand still or to go on did so',
      (line) => void (countAt(line, 400).isPaused = false),
    ],
    [
      'an `already_waiting` to who does not wait',
      'every `already_waiting` was true',
      (line) => ask(line, 'join', 'eve', refused('already_waiting')),
    ],
    [
      'an `offer_expired` before its time',
      'every `offer_expired` was true, and no seat was left',
      (line) => line.askToAccept('gil', 500, refused('offer_expired')),
    ],
    [
      'an entry that was said not to be there',
      'every `waitlist_entry_not_found` was true',
      (line) => line.askToEdit('remove', 'cid', 300, refused('waitlist_entry_not_found')),
    ],
    [
      'an offer that was taken by nobody',
      'no hold was confirmed that nobody confirmed',
      (line) => void line.wishes.splice(line.wishes.indexOf(wishOf(line, 'accept')), 1),
    ],
    [
      'a seat more by hand that no hand gave',
      'no event got or lost a seat that nobody asked for',
      ({ database }) => database.line.byHand.forEach((one) => (one.added = 0)),
    ],
  ])('%s', (_what, check, plant) => {
    const line = queued();
    plant(line);
    expect(failuresOf(line)).toContain(check);
  });
});
