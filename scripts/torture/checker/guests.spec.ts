import { describe, expect, it } from 'vitest';
import type { HonestGuests } from './testing/honest-guests.js';
import { EVENT, refused } from './testing/honest-history.js';
import { failuresOf, visited } from './testing/honest-runs.js';

const told = (status: 'held' | 'confirmed') => ({ kind: 'told', eventId: EVENT, status }) as const;

const lastChangeOf = ({ database }: HonestGuests, bookingId: string) =>
  database.bookingChanges.findLast((one) => one.bookingId === bookingId)!;

const linkAnswer = (kind: 'booked' | 'cancelled', bookingId: string) =>
  ({ kind, bookingId, eventId: EVENT, status: 'cancelled' }) as const;

describe('An honest history with guests', () => {
  it('is found clean', () => {
    expect(failuresOf(visited())).toEqual([]);
  });

  it('may tell whoever asks again with the same key what they were told', () => {
    expect(failuresOf(visited().askAsGuest('kim', 1_600, told('held')))).toEqual([]);
    expect(failuresOf(visited().askAsGuest('gil', 1_600, told('confirmed')))).toEqual([]);
  });

  it('may confirm and cancel a place in one batch, whose row tells of the end alone', () => {
    const history = visited();
    const { facts } = history.database.messages.find(({ xid }) => xid === '250')!;
    facts.unshift({ type: 'booking.confirmed', bookingId: 'booking of ida' });
    const failures = failuresOf(history);
    expect(failures).not.toContain('no fact was left of what did not happen');
  });
});

describe('The checker catches, of what is held,', () => {
  it.each<[string, string, (history: HonestGuests) => void]>([
    [
      'a count of held seats that is not theirs',
      'confirmed + held + remaining = total at every version',
      ({ database }) => void (database.countChanges[0]!.held = 0),
    ],
    [
      'a hold that ran out and was confirmed after all',
      'a booking goes from held to confirmed to cancelled, and never back',
      (history) => history.confirmByLink('kim', 1_600),
    ],
    [
      'a hold that was confirmed twice',
      'a booking goes from held to confirmed to cancelled, and never back',
      (history) =>
        history.hold('mia', 1_600, 2_000).confirmByLink('mia', 1_610).confirmByLink('mia', 1_620),
    ],
    [
      'a hold that ran out early',
      'no hold ran out before its time',
      (history) => void (lastChangeOf(history, 'booking of hal').committedAt = 1_100),
    ],
    [
      'a hold that outlived its time while others were served',
      'no commit leaves a hold that had run out before it began',
      ({ database }) => void (database.countChanges.at(4)!.begunAt = 1_300),
    ],
    [
      'a hold that was confirmed when it had run out',
      'no hold was confirmed after its time',
      ({ database }) => void (database.countChanges[2]!.begunAt = 1_200),
    ],
    [
      'a hold that nobody ends',
      'every hold came to an end',
      (history) => history.hold('mia', 1_600, 1_700),
    ],
    [
      'guests who hold all there is',
      'guests hold no more than their share',
      (history) =>
        history.hold('mia', 1_600, 2_000).hold('nia', 1_610, 2_000).hold('oda', 1_620, 2_000),
    ],
    [
      'a seat that ran out and is called sold out by the next',
      'every `sold_out` was possible',
      (history) => history.ask('eve', 1_290, refused('sold_out')),
    ],
    [
      'a hold that ran out without a fact',
      'every change of a booking left its fact in its transaction, once',
      ({ database }) => void database.messages.find(({ xid }) => xid === '1200')!.facts.pop(),
    ],
    [
      'a hold that is told to end at another time',
      'every change of a booking left its fact in its transaction, once',
      ({ database }) =>
        void (database.messages[0]!.facts[0]!.expiresAt = new Date(1_101).toISOString()),
    ],
    [
      'a confirmation that was told of a hold that ran out',
      'no fact was left of what did not happen',
      ({ database }) =>
        void database.messages
          .find(({ xid }) => xid === '1200')!
          .facts.push({ type: 'booking.confirmed', bookingId: 'booking of hal' }),
    ],
  ])('%s', (_what, check, plant) => {
    const history = visited();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});

describe('The checker catches, of what guests are told,', () => {
  it.each<[string, string, (history: HonestGuests) => void]>([
    [
      'a place that is not there',
      'every place that a guest was told of was there',
      (history) => history.askAsGuest('mia', 1_600, told('held')),
    ],
    [
      'a hold that ran out and is called confirmed',
      'every place that a guest was told of was there',
      (history) => history.askAsGuest('kim', 1_600, told('confirmed')),
    ],
    [
      'a guest who was refused, and has a place',
      'what was refused was not done',
      (history) => history.commitBooking('jon', 1_600),
    ],
    [
      'a guest who has a place at once where the organiser wants a link',
      'guests confirm where the organiser wants it',
      (history) => {
        history.commitBooking('mia', 1_600);
        history.askAsGuest('mia', 1_600, told('held'));
      },
    ],
    [
      'a confirmation that did not happen',
      'what a link was answered to have done is so',
      (history) =>
        history.askByLink('confirmByLink', 'kim', 1_600, {
          ...{ kind: 'booked', bookingId: 'booking of kim', eventId: EVENT, status: 'confirmed' },
        }),
    ],
    [
      'a cancel that did not happen',
      'what a link was answered to have done is so',
      (history) =>
        history.askByLink(
          'cancelByLink',
          'hal',
          1_600,
          linkAnswer('cancelled', 'late booking of hal'),
        ),
    ],
    [
      'a link that opens the place of another',
      'what a link was answered to have done is so',
      (history) =>
        history.askByLink('confirmByLink', 'kim', 1_600, linkAnswer('booked', 'booking of gil')),
    ],
    [
      'a cancel by link that was answered twice',
      'no booking was cancelled twice',
      (history) =>
        history.askByLink('cancelByLink', 'gil', 310, linkAnswer('cancelled', 'booking of gil')),
    ],
    [
      'a hold that nobody confirmed',
      'no hold was confirmed that nobody confirmed',
      ({ wishes }) =>
        void wishes.splice(
          wishes.findIndex(({ kind }) => kind === 'confirmByLink'),
          1,
        ),
    ],
    [
      'a place that nobody let go',
      'nothing was cancelled that nobody cancelled',
      (history) => void history.cancelByLink('ann', 1_600).wishes.splice(-1),
    ],
    [
      'a late place of one whose hold did not run out',
      'nothing exists that nobody asked for',
      (history) => history.confirmLate('ida', 1_600),
    ],
    [
      'a mail that somebody asked again, which nobody did',
      'who is told that they have a place already has one',
      ({ wishes }) => {
        for (const wish of [...wishes]) {
          const isGils = wish.kind === 'bookAsGuest' && wish.userId === 'gil';
          if (isGils) wishes.splice(wishes.indexOf(wish), 1);
        }
      },
    ],
    [
      'who has a place and is told so, where nobody may know',
      'every answer was one that may be given',
      (history) => history.askAsGuest('hal', 1_600, refused('already_booked')),
    ],
    [
      'a guest limit that was not reached',
      'every `guest_limit_reached` was possible',
      (history) => history.askAsGuest('mia', 150, refused('guest_limit_reached')),
    ],
    [
      'a link that is called too late while seats are left',
      'every `hold_expired` was true, and no seat was left',
      (history) => history.askByLink('confirmByLink', 'kim', 1_350, refused('hold_expired')),
    ],
    [
      'a link that is called too late and was not',
      'every `hold_expired` was true, and no seat was left',
      (history) => history.askByLink('confirmByLink', 'gil', 1_600, refused('hold_expired')),
    ],
    [
      'a place that is called cancelled before it was',
      'every `already_cancelled` of a link was true',
      (history) => history.askByLink('confirmByLink', 'gil', 200, refused('already_cancelled')),
    ],
    [
      'a place that is called confirmed and is not',
      'every `already_confirmed` was true',
      (history) => history.askByLink('cancelByLink', 'ida', 230, refused('already_confirmed')),
    ],
  ])('%s', (_what, check, plant) => {
    const history = visited();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});
