/** Runs in which every promise was kept, and what the checker says of a run. */
import type { History } from '../../history.js';
import { checkHistory } from '../check-history.js';
import { HonestGuests } from './honest-guests.js';
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

/**
 * Four seats, of which guests may hold two: one is confirmed and cancelled, one let go, two run out, of
 * which one is booked late, and the other too late.
 */
export const visited = () =>
  new HonestGuests(4)
    .hold('gil', 100, 1_100)
    .askAgainAsGuest('gil', 120)
    .confirmByLink('gil', 150)
    .hold('hal', 200, 1_200)
    .hold('ida', 210, 1_210)
    .askAsGuest('jon', 220, refused('guest_limit_reached'))
    .cancelByLink('ida', 250, 1)
    .hold('kim', 260, 1_260)
    .askByLink('cancelByLink', 'gil', 151, refused('already_confirmed'))
    .cancelByLink('gil', 300)
    .askByLink('confirmByLink', 'gil', 320, refused('already_cancelled'))
    .runOut('hal', 1_200)
    .runOut('kim', 1_265)
    .confirmLate('hal', 1_300)
    .askByLink('confirmByLink', 'hal', 1_310, refused('already_booked'))
    .book('ann', 1_400)
    .book('ben', 1_410)
    .book('cid', 1_420)
    .askByLink('confirmByLink', 'kim', 1_500, refused('hold_expired'))
    .askAsGuest('lou', 1_510, refused('sold_out'));

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
