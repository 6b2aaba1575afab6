/** Every refusal was true at some moment between the sending of its request and its answer. */
import type { Attempt } from '../history.js';
import { checkEach, type Check } from './check.js';
import {
  cancelledAtOf,
  CLOCK_ERROR_MS,
  holdingOf,
  type EventStory,
  type Evidence,
  type Version,
} from './evidence.js';

export function checkRefusals(evidence: Evidence): Check[] {
  return [
    checkSoldOut(evidence),
    checkAlreadyBooked(evidence),
    checkEventCancelled(evidence),
    checkCapacityBelowSold(evidence),
    checkAlreadyCancelled(evidence),
  ];
}

function checkSoldOut({ bookWishes, stories }: Evidence): Check {
  return checkEach(
    'every `sold_out` was possible',
    bookWishes.flatMap((wish) => refusalsOf(wish, 'sold_out')),
    ({ wish: { eventId, userId }, attempt }) => {
      const story = stories.get(eventId);
      return story !== undefined && couldBeSoldOut(story, attempt)
        ? null
        : `user ${userId} was told that event ${eventId} is sold out ${timesOf(attempt)}, ` +
            'and there were seats all the time';
    },
  );
}

function checkAlreadyBooked({ bookWishes, holdings }: Evidence): Check {
  return checkEach(
    'every `already_booked` was possible',
    bookWishes.flatMap((wish) => refusalsOf(wish, 'already_booked')),
    ({ wish: { userId, eventId }, attempt: { sentAt, endedAt } }) =>
      (holdings.get(holdingOf(userId, eventId)) ?? []).some(
        ({ bookedAt, cancelledAt }) =>
          bookedAt <= endedAt + CLOCK_ERROR_MS && cancelledAt >= sentAt - CLOCK_ERROR_MS,
      )
        ? null
        : `user ${userId} was told that they hold a seat of event ${eventId}, and held none`,
  );
}

function checkEventCancelled({ bookWishes, capacityWishes, stories }: Evidence): Check {
  return checkEach(
    'every `event_cancelled` was true',
    [...bookWishes, ...capacityWishes].flatMap((wish) => refusalsOf(wish, 'event_cancelled')),
    ({ wish: { eventId }, attempt: { endedAt } }) =>
      cancelledAtOf(stories.get(eventId)) <= endedAt + CLOCK_ERROR_MS
        ? null
        : `event ${eventId} was called cancelled before it was`,
  );
}

function checkCapacityBelowSold({ capacityWishes, stories }: Evidence): Check {
  return checkEach(
    'every `capacity_below_sold` was possible',
    capacityWishes.flatMap((wish) => refusalsOf(wish, 'capacity_below_sold')),
    ({ wish: { eventId, totalTickets }, attempt }) => {
      const story = stories.get(eventId);
      return story !== undefined && couldBeSold(story, attempt, totalTickets)
        ? null
        : `${totalTickets} seats were called fewer than are sold of event ${eventId}, ` +
            'and never were';
    },
  );
}

function checkAlreadyCancelled({ cancelWishes, lives }: Evidence): Check {
  return checkEach(
    'every `already_cancelled` was true',
    cancelWishes.flatMap((wish) => refusalsOf(wish, 'already_cancelled')),
    ({ wish: { bookingId }, attempt: { endedAt } }) =>
      (lives.get(bookingId)?.cancelledAt ?? Infinity) <= endedAt + CLOCK_ERROR_MS
        ? null
        : `booking ${bookingId} was called cancelled before it was`,
  );
}

function refusalsOf<W extends { attempts: Attempt[] }>(wish: W, code: string) {
  return wish.attempts
    .filter(({ answer }) => answer.kind === 'refused' && answer.code === code)
    .map((attempt) => ({ wish, attempt }));
}

/** Whether more seats than these were sold at some moment within the attempt. */
function couldBeSold(story: EventStory, { sentAt, endedAt }: Attempt, seats: number): boolean {
  return spansWithin(story, sentAt, endedAt).some(({ version, next }) => {
    const sold = version.total - version.remaining;
    // Those of the batch that decided: before or after it gave something back.
    return sold + (next?.booked.length ?? 0) > seats;
  });
}

const timesOf = ({ sentAt, endedAt }: Attempt) =>
  `between ${new Date(sentAt).toISOString()} and ${new Date(endedAt).toISOString()}`;

/**
 * The refusal was decided under the row lock, at some moment within the attempt, while some version
 * `v` was the newest. That moment lies between the commit time of `v` (which PostgreSQL takes before
 * anybody sees `v`) and that of `v + 1` (whose transaction had the lock after it, or is the very one
 * that decided). So the refusal was possible if the attempt overlaps that span for some `v`, and
 * - nothing remained in `v`; or
 * - the batch that made `v + 1` was the one that decided, and sold or took away everything before it
 *   gave something back: its bookings and the seats that the event lost are at least as many as remained
 *   in `v`. Then it was answered after its commit, so the commit of `v + 1` lies within the attempt.
 */
function couldBeSoldOut(story: EventStory, { sentAt, endedAt }: Attempt): boolean {
  return spansWithin(story, sentAt, endedAt).some(({ version, next }) => {
    if (version.remaining <= 0) return true;
    if (next === undefined) return false;
    const lost = Math.max(0, version.total - next.total);
    return next.booked.length + lost >= version.remaining;
  });
}

interface Span {
  /** The newest, for a moment of the attempt. */
  version: Version;
  /** Its successor, when that was committed within the attempt as well. */
  next: Version | undefined;
}

function spansWithin({ versions }: EventStory, sentAt: number, endedAt: number): Span[] {
  const until = endedAt + CLOCK_ERROR_MS;
  const first = firstEndingAfter(versions, sentAt - CLOCK_ERROR_MS);
  return versions
    .slice(first)
    .filter(({ committedAt }) => committedAt <= until)
    .map((version, index, within) => ({ version, next: within[index + 1] }));
}

/** The first version whose successor was committed at `from` or later: a search by halves. */
function firstEndingAfter(versions: EventStory['versions'], from: number): number {
  let low = 0;
  let high = versions.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((versions[middle + 1]?.committedAt ?? Infinity) >= from) high = middle;
    else low = middle + 1;
  }
  return low;
}
