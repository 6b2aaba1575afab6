/** What guests were told was so, and what became of their places they or their time did. */
import type { Answer, BookAsGuestWish, LinkWish } from '../history.js';
import { checkEach, type Check } from './check.js';
import {
  CLOCK_ERROR_MS,
  holdingOf,
  isCurrent,
  type BookingLife,
  type Evidence,
} from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkGuests(evidence: Evidence): Check[] {
  return [
    checkTold(evidence),
    checkPolicy(evidence),
    checkLinks(evidence),
    checkConfirmsAskedFor(evidence),
    checkAskedAgain(evidence),
  ];
}

const answersTo = <W extends BookAsGuestWish | LinkWish, K extends Answer['kind']>(
  wishes: readonly W[],
  kind: K,
) =>
  wishes.flatMap((wish) =>
    wish.attempts.flatMap(({ answer, ...attempt }) =>
      answer.kind === kind
        ? [{ wish, answer: answer as Extract<Answer, { kind: K }>, ...attempt }]
        : [],
    ),
  );

const placesOf = (
  { holdings }: Evidence,
  { userId, eventId }: { userId: string; eventId: string },
): BookingLife[] => holdings.get(holdingOf(userId, eventId)) ?? [];

/**
 * There was a place: by this request, when it was carried out, or the person had one already, which they
 * are not told. Who was told `confirmed` need confirm nothing any more.
 */
function checkTold(evidence: Evidence): Check {
  return checkEach(
    'every place that a guest was told of was there',
    answersTo(evidence.guestWishes, 'told'),
    ({ wish, answer: { status, eventId }, sentAt, endedAt }) => {
      const isPlace = (life: BookingLife) => {
        const since = status === 'held' ? life.bookedAt : life.confirmedAt;
        if (life.key === wish.key) return since <= endedAt + CLOCK_ERROR_MS;
        return status === 'confirmed' && wish.isToConfirm
          ? false
          : isCurrent(life, sentAt, endedAt);
      };
      const isTrue = eventId === wish.eventId && placesOf(evidence, wish).some(isPlace);
      return isTrue
        ? null
        : `guest ${wish.userId} was told of a ${status} place at event ${eventId}, and had none`;
    },
  );
}

function checkPolicy({ guestWishes, lives }: Evidence): Check {
  const wishes = new Map(guestWishes.map((wish) => [wish.key, wish]));
  const byGuests = [...lives].filter(([, { key }]) => key !== null && wishes.has(key));
  return checkEach('guests confirm where the organiser wants it', byGuests, ([id, life]) => {
    const isHeld = life.expiresAt !== null;
    return isHeld === wishes.get(life.key!)!.isToConfirm
      ? null
      : `booking ${id} began ${isHeld ? 'held' : 'confirmed'}, which is not the event's way`;
  });
}

function checkLinks({ linkWishes, lives }: Evidence): Check {
  const answers = [...answersTo(linkWishes, 'booked'), ...answersTo(linkWishes, 'cancelled')];
  return checkEach('what a link was answered to have done is so', answers, (one) => {
    const { wish, answer, sentAt, endedAt } = one;
    const life = lives.get(answer.bookingId);
    const what = `booking ${answer.bookingId} of ${wish.userId}`;
    if (life?.userId !== wish.userId || life.eventId !== wish.eventId) {
      return `${what} is not what the link opens`;
    }
    const isConfirm = answer.kind === 'booked';
    if (isConfirm && life.confirmedAt > endedAt + CLOCK_ERROR_MS) {
      return `${what} was answered as confirmed before it was`;
    }
    const isTrue =
      answer.status === 'cancelled'
        ? life.cancelledAt <= endedAt + CLOCK_ERROR_MS
        : isConfirm && life.cancelledAt >= sentAt - CLOCK_ERROR_MS;
    return isTrue ? null : `${what} was answered as ${answer.status}, and was not`;
  });
}

function checkConfirmsAskedFor({ linkWishes, acceptWishes, lives }: Evidence): Check {
  const accepted = groupBy(acceptWishes, ({ bookingId }) => bookingId);
  const wishes = groupBy(linkWishes, (wish) => holdingOf(wish.userId, wish.eventId));
  const confirmed = [...lives].filter(
    ([, { expiresAt, confirmedAt }]) => expiresAt !== null && confirmedAt !== Infinity,
  );
  return checkEach('no hold was confirmed that nobody confirmed', confirmed, ([id, life]) => {
    const byLink = (wishes.get(holdingOf(life.userId, life.eventId)) ?? []).filter(
      ({ kind }) => kind === 'confirmByLink',
    );
    const own = (accepted.get(id) ?? []).filter(({ userId }) => userId === life.userId);
    const isAsked = [...byLink, ...own].some(({ attempts }) =>
      attempts.some(({ sentAt }) => sentAt <= life.confirmedAt + CLOCK_ERROR_MS),
    );
    return isAsked ? null : `booking ${id} was confirmed by nobody`;
  });
}

/** That goes to the person by mail. */
function checkAskedAgain({ guestWishes, lives, database }: Evidence): Check {
  const wishes = groupBy(guestWishes, (wish) => holdingOf(wish.userId, wish.eventId));
  const told = database.messages.flatMap(({ facts, committedAt }) =>
    facts
      .filter(({ type }) => type === 'booking.askedAgain')
      .map(({ bookingId }) => ({ bookingId: bookingId!, committedAt })),
  );
  return checkEach('who is told that they have a place already has one', told, (fact) => {
    const { bookingId, committedAt } = fact;
    const life = lives.get(bookingId);
    const hasPlace =
      life !== undefined && life.bookedAt <= committedAt && life.cancelledAt >= committedAt;
    const isAsked =
      hasPlace &&
      wishes
        .get(holdingOf(life.userId, life.eventId))
        ?.some(({ attempts }) =>
          attempts.some(({ sentAt }) => sentAt <= committedAt + CLOCK_ERROR_MS),
        );
    return isAsked === true ? null : `nobody asked again for booking ${bookingId}`;
  });
}
