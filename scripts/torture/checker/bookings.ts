/** What was answered is there, and what is there was asked for. */
import type { AcceptWish, BookWish, CancelWish, LinkWish } from '../history.js';
import { checkEach, type Check } from './check.js';
import {
  cancelledAtOf,
  CLOCK_ERROR_MS,
  holdingOf,
  type BookingLife,
  type Evidence,
} from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkBookings(evidence: Evidence): Check[] {
  return [
    checkAnsweredBookings(evidence),
    checkAskedFor(evidence),
    checkRefusedStaysUndone(evidence),
    checkKeys(evidence),
    checkAnsweredCancels(evidence),
    checkCancelsAskedFor(evidence),
    checkCancelledOnce(evidence),
  ];
}

/** A 201 with `confirmed` was true at some moment between its sending and its answer. */
function checkAnsweredBookings({ bookWishes, lives, rows }: Evidence): Check {
  const answers = bookWishes.flatMap((wish) =>
    wish.attempts.flatMap(({ answer, sentAt, endedAt }) =>
      answer.kind === 'booked' ? [{ wish, answer, sentAt, endedAt }] : [],
    ),
  );
  return checkEach('every booking that was answered 201 exists', answers, (one) => {
    const { wish, answer } = one;
    const life = lives.get(answer.bookingId);
    const what = `booking ${answer.bookingId} of user ${wish.userId}`;
    if (life === undefined || !rows.has(answer.bookingId))
      return `${what} was answered, and is lost`;
    if (life.userId !== wish.userId || life.eventId !== wish.eventId || life.key !== wish.key) {
      return `${what} belongs to another request`;
    }
    if (answer.eventId !== wish.eventId) return `${what} was answered for another event`;
    if (life.bookedAt > one.endedAt + CLOCK_ERROR_MS)
      return `${what} was answered before its commit`;
    if (answer.status === 'cancelled') {
      const isTrue = life.cancelledAt <= one.endedAt + CLOCK_ERROR_MS;
      return isTrue ? null : `${what} was answered as cancelled, and was not`;
    }
    const isTrue = life.cancelledAt >= one.sentAt - CLOCK_ERROR_MS;
    return isTrue ? null : `${what} was answered as confirmed, after it had been cancelled`;
  });
}

const keyOf = ({ userId, key }: { userId: string; key: string | null }) => `${userId} ${key}`;

function checkAskedFor(evidence: Evidence): Check {
  const { bookWishes, guestWishes, linkWishes, acceptWishes, joinWishes, lives } = evidence;
  const byKey = new Map([...bookWishes, ...guestWishes].map((wish) => [keyOf(wish), wish]));
  const late = groupBy(
    [...linkWishes.filter(({ kind }) => kind === 'confirmByLink'), ...acceptWishes],
    ({ userId, eventId }) => holdingOf(userId, eventId),
  );
  // Who joins is booked where a seat is left, or served in their turn.
  const joined = groupBy(joinWishes, ({ userId, eventId }) => holdingOf(userId, eventId));
  // `transfers.ts` asks who wanted those that took the place of another.
  const own = [...lives].filter(([id]) => !evidence.passesInto.has(id));
  return checkEach('nothing exists that nobody asked for', own, ([id, life]) => {
    const keyed = byKey.get(keyOf(life));
    const keyless = () => [
      ...listLate(life, late, evidence),
      ...(joined.get(holdingOf(life.userId, life.eventId)) ?? []),
    ];
    const wishes = life.key === null ? keyless() : keyed ? [keyed] : [];
    const ofEvent = wishes.filter(({ eventId }) => eventId === life.eventId);
    if (ofEvent.length === 0) return `nobody asked for booking ${id}`;
    const isSent = ofEvent.some(({ attempts }) =>
      attempts.some(({ sentAt }) => sentAt <= life.bookedAt + CLOCK_ERROR_MS),
    );
    return isSent ? null : `booking ${id} was committed before anybody asked for it`;
  });
}

/** A link or a "Take it" that comes after the hold has run out books anew, without a key. */
function listLate(
  { userId, eventId, bookedAt }: BookingLife,
  wishes: ReadonlyMap<string, (LinkWish | AcceptWish)[]>,
  { holdings }: Evidence,
): (LinkWish | AcceptWish)[] {
  const holding = holdingOf(userId, eventId);
  const hasRunOut = (holdings.get(holding) ?? []).some(
    ({ cancelledBy, cancelledAt }) => cancelledBy === 'expiry' && cancelledAt <= bookedAt,
  );
  return hasRunOut ? (wishes.get(holding) ?? []) : [];
}

/**
 * A client whose every request was refused in plain words has no booking of that key. Where one of
 * them had no answer, or 503, it may still have been carried out after the refusal of another: a
 * process that was frozen with it wakes up.
 */
function checkRefusedStaysUndone({ bookWishes, guestWishes, lives }: Evidence): Check {
  const made = new Map([...lives].map(([id, life]) => [keyOf(life), id]));
  const refused = [...bookWishes, ...guestWishes].filter(
    ({ attempts }) =>
      attempts.length > 0 && attempts.every(({ answer }) => answer.kind === 'refused'),
  );
  return checkEach('what was refused was not done', refused, (wish) => {
    const id = made.get(keyOf(wish));
    return id === undefined ? null : `user ${wish.userId} was refused, and has booking ${id}`;
  });
}

function checkKeys({ bookWishes, database }: Evidence): Check {
  const keyed = database.bookings.filter(({ key }) => key !== null);
  const check = checkEach('one key, one booking', groupBy(keyed, keyOf), ([, rows]) =>
    rows.length === 1
      ? null
      : `bookings ${rows.map(({ id }) => id).join(' and ')} have one key of one user`,
  );
  const told = checkEach('', bookWishes, ({ userId, attempts }: BookWish) => {
    const ids = new Set(
      attempts.flatMap(({ answer }) => (answer.kind === 'booked' ? [answer.bookingId] : [])),
    );
    return ids.size <= 1 ? null : `user ${userId} got ${[...ids].join(' and ')} for one key`;
  });
  check.examined += told.examined;
  check.violations.push(...told.violations);
  return check;
}

function checkAnsweredCancels({ cancelWishes, lives }: Evidence): Check {
  const answers = cancelWishes.flatMap(({ bookingId, attempts }) =>
    attempts.flatMap(({ answer, endedAt }) =>
      answer.kind === 'cancelled' ? [{ bookingId, answer, endedAt }] : [],
    ),
  );
  return checkEach('every cancel that was answered happened', answers, (one) => {
    const life = lives.get(one.bookingId);
    const what = `the cancel of booking ${one.bookingId}`;
    if (one.answer.bookingId !== one.bookingId || one.answer.status !== 'cancelled') {
      return `${what} was answered with booking ${one.answer.bookingId}, ${one.answer.status}`;
    }
    const isTrue = life !== undefined && life.cancelledAt <= one.endedAt + CLOCK_ERROR_MS;
    return isTrue ? null : `${what} was answered, and did not happen`;
  });
}

/** Otherwise a booking that somebody was promised would be gone. */
function checkCancelsAskedFor(evidence: Evidence): Check {
  const { cancelWishes, linkWishes, lives, stories, passesFrom } = evidence;
  const byId = groupBy(cancelWishes, ({ bookingId }: CancelWish) => bookingId);
  const byLink = groupBy(
    linkWishes.filter(({ kind }) => kind === 'cancelByLink'),
    ({ userId, eventId }) => holdingOf(userId, eventId),
  );
  const cancelled = [...lives].filter(([, life]) => life.cancelledAt !== Infinity);
  return checkEach('nothing was cancelled that nobody cancelled', cancelled, ([id, life]) => {
    if (life.cancelledBy === 'event') {
      const isTrue = cancelledAtOf(stories.get(life.eventId)) <= life.cancelledAt;
      return isTrue ? null : `booking ${id} was cancelled with an event that was not`;
    }
    if (life.cancelledBy === 'expiry') {
      const isHold = life.expiresAt !== null && life.confirmedAt === Infinity;
      return isHold ? null : `booking ${id} ran out, and was not held`;
    }
    if (life.cancelledBy === 'transfer') {
      return passesFrom.has(id) ? null : `booking ${id} was passed on to nobody`;
    }
    const own = (byId.get(id) ?? []).filter(({ userId }) => userId === life.userId);
    const isSent = [...own, ...(byLink.get(holdingOf(life.userId, life.eventId)) ?? [])].some(
      ({ attempts }) => attempts.some(({ sentAt }) => sentAt <= life.cancelledAt + CLOCK_ERROR_MS),
    );
    return isSent ? null : `booking ${id} was cancelled by nobody`;
  });
}

/** Each request is a command of its own, and only one command can have cancelled the row. */
function checkCancelledOnce({ cancelWishes, linkWishes }: Evidence): Check {
  const told = [...cancelWishes, ...linkWishes].flatMap(({ attempts }) =>
    attempts.flatMap(({ answer }) => (answer.kind === 'cancelled' ? [answer.bookingId] : [])),
  );
  return checkEach(
    'no booking was cancelled twice',
    groupBy(told, (id) => id),
    ([id, answers]) =>
      answers.length <= 1
        ? null
        : `${answers.length} requests were told that they cancelled booking ${id}`,
  );
}
