import { describe, expect, it } from 'vitest';
import { refused, type HonestHistory } from './testing/honest-history.js';
import { edited, failuresOf } from './testing/honest-runs.js';

describe('The checker catches, of what organisers do,', () => {
  it.each<[string, string, (history: HonestHistory) => void]>([
    [
      'a total that moved alone',
      'confirmed + held + remaining = total at every version',
      ({ database }) => void (database.countChanges.at(-1)!.total += 1),
    ],
    [
      'a capacity that was answered and is not so',
      'every change of the capacity that was answered happened',
      (history) => history.askForCapacity(9, 530, { kind: 'edited' }),
    ],
    [
      'a capacity that nobody asked for',
      'no event got or lost a seat that nobody asked for',
      (history) => {
        history.changeCapacity(7, 530);
        history.wishes.pop();
      },
    ],
    [
      'a capacity that was called too low and never was',
      'every `capacity_below_sold` was possible',
      (history) => history.askForCapacity(2, 530, refused('capacity_below_sold')),
    ],
    [
      'a seat that is called sold out after it was added',
      'every `sold_out` was possible',
      (history) => history.ask('cid', 600, refused('sold_out')),
    ],
    [
      'a booking of an event that is cancelled',
      'nothing was sold of a cancelled event, and it stayed cancelled',
      (history) => history.book('eve', 840),
    ],
    [
      'an event that is on sale again',
      'nothing was sold of a cancelled event, and it stayed cancelled',
      ({ database }) => void (database.countChanges.at(-1)!.status = 'scheduled'),
    ],
    [
      'an event that was answered as cancelled and is not',
      'every event that was answered as cancelled is',
      (history) => history.askToCancelEvent(700, { kind: 'edited' }),
    ],
    [
      'an event that nobody cancelled',
      'no event was cancelled that nobody cancelled',
      ({ wishes }) =>
        void wishes.splice(
          wishes.findIndex(({ kind }) => kind === 'cancelEvent'),
          1,
        ),
    ],
    [
      'an event that is called cancelled before it was',
      'every `event_cancelled` was true',
      (history) => history.ask('eve', 700, refused('event_cancelled')),
    ],
    [
      'a booking that was cancelled with an event that was not',
      'nothing was cancelled that nobody cancelled',
      ({ database }) => void (database.bookingChanges.at(-1)!.committedAt = 700),
    ],
    [
      'a booking that outlives its event',
      'the bookings of a cancelled event were cancelled too',
      ({ database }) => void (database.bookings.at(-1)!.status = 'confirmed'),
    ],
    [
      'an event that is never done with its bookings',
      'the bookings of a cancelled event were cancelled too',
      ({ event }) => void (event.isSettled = false),
    ],
    [
      'a live total that never was',
      'every live count was committed before it was sent',
      ({ watcher }) => void (watcher.received.at(-1)!.total = 9),
    ],
  ])('%s', (_what, check, plant) => {
    const history = edited();
    plant(history);
    expect(failuresOf(history)).toContain(check);
  });
});
