/** Every refusal was true at some moment between the sending of its request and its answer. */
import type { Attempt } from '../history.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, holdingOf, type EventStory, type Evidence } from './evidence.js';

export function checkRefusals(evidence: Evidence): Check[] {
  const { bookWishes, cancelWishes, stories, holdings, lives } = evidence;
  return [
    checkEach(
      'every `sold_out` was possible',
      bookWishes.flatMap((wish) => refusalsOf(wish, 'sold_out')),
      ({ wish: { eventId, userId }, attempt }) => {
        const story = stories.get(eventId);
        return story !== undefined && couldBeSoldOut(story, attempt)
          ? null
          : `user ${userId} was told that event ${eventId} is sold out ${timesOf(attempt)}, ` +
              'and there were seats all the time';
      },
    ),
    checkEach(
      'every `already_booked` was possible',
      bookWishes.flatMap((wish) => refusalsOf(wish, 'already_booked')),
      ({ wish: { userId, eventId }, attempt: { sentAt, endedAt } }) =>
        (holdings.get(holdingOf(userId, eventId)) ?? []).some(
          ({ bookedAt, cancelledAt }) =>
            bookedAt <= endedAt + CLOCK_ERROR_MS && cancelledAt >= sentAt - CLOCK_ERROR_MS,
        )
          ? null
          : `user ${userId} was told that they hold a seat of event ${eventId}, and held none`,
    ),
    checkEach(
      'every `already_cancelled` was true',
      cancelWishes.flatMap((wish) => refusalsOf(wish, 'already_cancelled')),
      ({ wish: { bookingId }, attempt: { endedAt } }) =>
        (lives.get(bookingId)?.cancelledAt ?? Infinity) <= endedAt + CLOCK_ERROR_MS
          ? null
          : `booking ${bookingId} was called cancelled before it was`,
    ),
  ];
}

function refusalsOf<W extends { attempts: Attempt[] }>(wish: W, code: string) {
  return wish.attempts
    .filter(({ answer }) => answer.kind === 'refused' && answer.code === code)
    .map((attempt) => ({ wish, attempt }));
}

const timesOf = ({ sentAt, endedAt }: Attempt) =>
  `between ${new Date(sentAt).toISOString()} and ${new Date(endedAt).toISOString()}`;

/**
 * The refusal was decided under the row lock, at some moment within the attempt, while some version
 * `v` was the newest. That moment lies between the commit time of `v` (which PostgreSQL takes before
 * anybody sees `v`) and that of `v + 1` (whose transaction had the lock after it, or is the very one
 * that decided). So the refusal was possible if the attempt overlaps that span for some `v`, and
 * - nothing remained in `v`; or
 * - the batch that made `v + 1` was the one that decided, and sold everything before it gave
 *   something back: it made at least as many bookings as remained in `v`. Then it was answered after
 *   its commit, so the commit of `v + 1` lies within the attempt.
 */
function couldBeSoldOut({ versions }: EventStory, { sentAt, endedAt }: Attempt): boolean {
  const from = sentAt - CLOCK_ERROR_MS;
  const until = endedAt + CLOCK_ERROR_MS;
  for (let index = firstEndingAfter(versions, from); index < versions.length; index += 1) {
    const version = versions[index];
    const next = versions[index + 1];
    if (version === undefined || version.committedAt > until) return false;
    if (version.remaining <= 0) return true;
    const isDecidedByNext = next !== undefined && next.committedAt <= until;
    if (isDecidedByNext && next.booked.length >= version.remaining) return true;
  }
  return false;
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
