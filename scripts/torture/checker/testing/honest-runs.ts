/** Runs in which every promise was kept, and what the checker says of a run. */
import type { History } from '../../history.js';
import { checkHistory } from '../check-history.js';
import { EVENT, HonestHistory, refused } from './honest-history.js';

/** Two seats: both sold, one refused, one given back and sold again. */
export const honest = () =>
  new HonestHistory(2)
    .book('ann', 100)
    .book('ben', 200)
    .ask('cid', 300, refused('sold_out'))
    .ask('ann', 320, refused('already_booked'))
    .cancel('ben', 400)
    .askToCancel('ben', 450, refused('already_cancelled'))
    .book('dan', 500);

/** And then a third seat, one that cannot be taken away, and the end of it all. */
export const edited = () =>
  honest()
    .changeCapacity(3, 510)
    .askForCapacity(1, 520, refused('capacity_below_sold'))
    .cancelEvent(800)
    .ask('eve', 810, refused('event_cancelled'))
    .cancelWithEvent('ann', 820)
    .cancelWithEvent('dan', 830);

/** What is wrong, by the checks that say so. */
export function failuresOf(history: History): string[] {
  return checkHistory(history)
    .filter(({ violations }) => violations.length > 0)
    .map(({ what }) => what);
}

export const bookedBy = (userId: string) => ({
  ...{ kind: 'booked' as const, bookingId: `booking of ${userId}` },
  ...{ eventId: EVENT, status: 'confirmed' as const },
});
