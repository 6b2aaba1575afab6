/** What people and organisers were told of a line was so, at some moment between the question and the answer. */
import type { Answer, Attempt } from '../history.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, holdingOf, isCurrent, type Evidence } from './evidence.js';
import { couldBeSoldOut, spansWithin } from './moments.js';
import { refusalsOf } from './refusals.js';
import type { Wait } from './waits.js';

export function checkLineAnswers(evidence: Evidence): Check[] {
  return [
    checkJoined(evidence),
    checkSeats(evidence),
    checkLeft(evidence),
    checkOwnLine(evidence),
    checkEdited(evidence),
    checkPaused(evidence),
    checkAlreadyWaiting(evidence),
    checkOfferExpired(evidence),
    checkNotFound(evidence),
  ];
}

const wasWaiting = ({ joinedAt, endedAt }: Wait, { sentAt, endedAt: until }: Attempt) =>
  joinedAt <= until + CLOCK_ERROR_MS && endedAt >= sentAt - CLOCK_ERROR_MS;

const isWithin = (at: number, { sentAt, endedAt }: Attempt) =>
  sentAt - CLOCK_ERROR_MS <= at && at <= endedAt + CLOCK_ERROR_MS;

function answersOf<W extends { attempts: Attempt[] }, K extends Answer['kind']>(
  wishes: readonly W[],
  kind: K,
) {
  return wishes.flatMap((wish) =>
    wish.attempts.flatMap((attempt) =>
      attempt.answer.kind === kind
        ? [{ wish, attempt, answer: attempt.answer as Extract<Answer, { kind: K }> }]
        : [],
    ),
  );
}

function checkJoined({ joinWishes, waits, stories }: Evidence): Check {
  return checkEach(
    'everybody who was told that they wait did, at such a place',
    answersOf(joinWishes, 'waiting'),
    ({ wish: { userId, eventId }, attempt, answer: { entryId, position } }) => {
      const wait = waits.get(entryId);
      const isTheirs = wait?.userId === userId && wait.eventId === eventId;
      const longest = spansWithin(stories.get(eventId)!, attempt).map(
        ({ version }) => version.waiting,
      );
      const isPlace = position >= 1 && position <= Math.max(...longest);
      return isTheirs && wasWaiting(wait, attempt) && isPlace
        ? null
        : `user ${userId} was told that they wait for event ${eventId} at ${position}, and did not`;
    },
  );
}

/** To who joined where a seat was left or in the moment of their turn, and to who took an offer. */
function checkSeats({ joinWishes, acceptWishes, lives }: Evidence): Check {
  return checkEach(
    'everybody who was told of a seat by the line had it',
    answersOf([...joinWishes, ...acceptWishes], 'booked'),
    ({ wish: { userId, eventId }, attempt: { sentAt, endedAt }, answer }) => {
      const life = lives.get(answer.bookingId);
      const isTheirs = life?.userId === userId && life.eventId === eventId;
      if (!isTheirs || answer.eventId !== eventId) {
        return `user ${userId} was told of booking ${answer.bookingId}, which is not theirs`;
      }
      const since = answer.status === 'confirmed' ? life.confirmedAt : life.bookedAt;
      return since <= endedAt + CLOCK_ERROR_MS && isCurrent(life, sentAt, endedAt)
        ? null
        : `user ${userId} was told that booking ${answer.bookingId} is ${answer.status}, and it was not`;
    },
  );
}

/** Some moment of the attempt is in no wait of theirs. */
function checkLeft({ leaveWishes, waitsOf }: Evidence): Check {
  return checkEach(
    'everybody who was told that they left did not wait',
    answersOf(leaveWishes, 'left'),
    ({ wish: { userId, eventId }, attempt: { sentAt, endedAt } }) => {
      const throughout = (waitsOf.get(holdingOf(userId, eventId)) ?? []).some(
        (wait) =>
          wait.joinedAt < sentAt - CLOCK_ERROR_MS && wait.endedAt > endedAt + CLOCK_ERROR_MS,
      );
      return throughout
        ? `user ${userId} was told that they left event ${eventId}, and waits`
        : null;
    },
  );
}

/** Read without a lock: whoever looks sees a wait or an offer until its end is visible. */
function checkOwnLine(evidence: Evidence): Check {
  const { ownLineWishes, waits, lives } = evidence;
  return checkEach(
    'what people saw of their own waits and offers was so',
    answersOf(ownLineWishes, 'ownLine'),
    ({ wish: { userId }, attempt, answer: { entryIds, offers } }) => {
      const areWaits = entryIds.every((id) => {
        const wait = waits.get(id);
        return wait?.userId === userId && wasWaiting(seenLonger(wait, evidence), attempt);
      });
      const { sentAt, endedAt } = attempt;
      const areOffers = offers.every(({ bookingId }) => {
        const life = lives.get(bookingId);
        if (life?.userId !== userId) return false;
        const cancelledAt = findVisible(life, life.cancelledAt, evidence);
        return isCurrent({ ...life, cancelledAt }, sentAt, endedAt);
      });
      return areWaits && areOffers ? null : `user ${userId} saw a wait or an offer that was not so`;
    },
  );
}

const seenLonger = (wait: Wait, evidence: Evidence): Wait => ({
  ...wait,
  endedAt: findVisible(wait, wait.endedAt, evidence),
});

/**
 * PostgreSQL takes the time of a commit before it flushes, and shows it afterwards: for a while others see what was.
 * They do no longer once the next version is committed: its transaction had to wait for the event's row.
 */
function findVisible({ eventId }: { eventId: string }, at: number, { stories }: Evidence): number {
  const next = stories.get(eventId)?.versions.find(({ committedAt }) => committedAt > at);
  return next?.committedAt ?? Infinity;
}

/** By the row in "Activity" that stands for each: one for each request that was told so. */
function checkEdited({ editLineWishes, database }: Evidence): Check {
  const actions = { promote: 'promoted', remove: 'removed', offer: 'offered' } as const;
  return checkEach(
    'what organisers were told to have done to a line was done',
    answersOf(editLineWishes, 'edited'),
    ({ wish: { kind, entryId, eventId }, attempt }) =>
      database.line.byHand.some(
        (one) =>
          one.action === `waitlist.${actions[kind]}` &&
          one.entryId === entryId &&
          one.eventId === eventId &&
          isWithin(one.committedAt, attempt),
      )
        ? null
        : `the answer to ${kind} ${entryId} was that it is done, and it was not`,
  );
}

function checkPaused({ pauseWishes, stories }: Evidence): Check {
  return checkEach(
    'every line that was said to stand still or to go on did so',
    answersOf(pauseWishes, 'edited'),
    ({ wish: { eventId, isPaused }, attempt }) =>
      spansWithin(stories.get(eventId)!, attempt).some(
        ({ version }) => version.isPaused === isPaused,
      )
        ? null
        : `the line of event ${eventId} was said to ${isPaused ? 'stand still' : 'go on'}, and did not`,
  );
}

function checkAlreadyWaiting({ joinWishes, waitsOf }: Evidence): Check {
  return checkEach(
    'every `already_waiting` was true',
    joinWishes.flatMap((wish) => refusalsOf(wish, 'already_waiting')),
    ({ wish: { userId, eventId }, attempt }) =>
      (waitsOf.get(holdingOf(userId, eventId)) ?? []).some((wait) => wasWaiting(wait, attempt))
        ? null
        : `user ${userId} was told that they wait for event ${eventId} already, and did not`,
  );
}

function checkOfferExpired({ acceptWishes, lives, stories }: Evidence): Check {
  return checkEach(
    'every `offer_expired` was true, and no seat was left',
    acceptWishes.flatMap((wish) => refusalsOf(wish, 'offer_expired')),
    ({ wish: { userId, eventId, bookingId }, attempt }) => {
      const life = lives.get(bookingId);
      const hasExpired =
        life?.cancelledBy === 'expiry' && life.cancelledAt <= attempt.endedAt + CLOCK_ERROR_MS;
      return hasExpired && couldBeSoldOut(stories.get(eventId)!, attempt)
        ? null
        : `${userId} was told that offer ${bookingId} has run out, and it had not`;
    },
  );
}

/** Who waits no more is not in the line. */
function checkNotFound({ editLineWishes, waits }: Evidence): Check {
  return checkEach(
    'every `waitlist_entry_not_found` was true',
    editLineWishes.flatMap((wish) => refusalsOf(wish, 'waitlist_entry_not_found')),
    ({ wish: { entryId }, attempt: { endedAt } }) =>
      (waits.get(entryId)?.endedAt ?? -Infinity) <= endedAt + CLOCK_ERROR_MS
        ? null
        : `wait ${entryId} was said not to be, and is`,
  );
}
