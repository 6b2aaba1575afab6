/** What could be decided within an attempt, by the versions that an event had meanwhile. */
import type { Attempt } from '../history.js';
import { CLOCK_ERROR_MS, type EventStory, type Version } from './evidence.js';

interface Span {
  /** The newest, for a moment of the attempt. */
  version: Version;
  /** Its successor, when that was committed within the attempt as well. */
  next: Version | undefined;
  /** Seats of holds that had run out before the attempt began: whoever decides frees them first. */
  overdue: number;
}

/** Whether more seats than these were sold or held at some moment within the attempt. */
export function couldBeSold(story: EventStory, attempt: Attempt, seats: number): boolean {
  return spansWithin(story, attempt).some(({ version, next, overdue }) => {
    const sold = version.total - version.remaining - overdue;
    // Those of the batch that decided: before or after it gave something back.
    return sold + (next?.booked.length ?? 0) > seats;
  });
}

/**
 * The refusal was decided under the row lock, at some moment within the attempt, while some version
 * `v` was the newest. That moment lies between the commit time of `v` (which PostgreSQL takes before
 * anybody sees `v`) and that of `v + 1` (whose transaction had the lock after it, or is the very one
 * that decided). So the refusal was possible if the attempt overlaps that span for some `v`, and
 * - nothing remained in `v`, not even by a hold that had run out; or
 * - the batch that made `v + 1` was the one that decided, and sold, held or took away everything before
 *   it gave something back: its new bookings and the seats that the event lost are at least as many as
 *   remained in `v`. Then it was answered after its commit, so the commit of `v + 1` lies within the
 *   attempt.
 */
export function couldBeSoldOut(story: EventStory, attempt: Attempt): boolean {
  return spansWithin(story, attempt).some(({ version, next, overdue }) => {
    const remaining = version.remaining + overdue;
    if (remaining <= 0) return true;
    if (next === undefined) return false;
    const lost = Math.max(0, version.total - next.total);
    return next.booked.length + lost >= remaining;
  });
}

/** Whether one hold more was beyond the share of the seats, at some moment within the attempt. */
export function couldBeBeyondShare(story: EventStory, attempt: Attempt, share: number): boolean {
  return spansWithin(story, attempt).some(({ version, next, overdue }) => {
    const total = Math.min(version.total, next?.total ?? Infinity);
    const added = next?.booked.filter(({ became }) => became === 'held').length ?? 0;
    const most = Math.max(1, Math.floor(total * share));
    return version.held - overdue + added + 1 > most;
  });
}

export function spansWithin({ versions }: EventStory, { sentAt, endedAt }: Attempt): Span[] {
  const from = sentAt - CLOCK_ERROR_MS;
  const until = endedAt + CLOCK_ERROR_MS;
  return versions
    .slice(firstEndingAfter(versions, from))
    .filter(({ committedAt }) => committedAt <= until)
    .map((version, index, within) => ({
      ...{ version, next: within[index + 1] },
      overdue: version.holds
        .filter(({ expiresAt }) => expiresAt !== null && expiresAt <= from)
        .reduce((seats, { quantity }) => seats + quantity, 0),
    }));
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
