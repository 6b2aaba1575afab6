/** What organisers were told is so, and nothing else of an event has changed. */
import type { Attempt, ChangeCapacityWish } from '../history.js';
import { checkEach, type Check } from './check.js';
import {
  cancelledAtOf,
  CLOCK_ERROR_MS,
  type EventStory,
  type Evidence,
  type Version,
} from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkEdits(evidence: Evidence): Check[] {
  return [
    checkAnsweredChanges(evidence),
    checkChangesAskedFor(evidence),
    checkAnsweredCancels(evidence),
    checkCancelsAskedFor(evidence),
    checkEach(
      'nothing was sold of a cancelled event, and it stayed cancelled',
      evidence.stories.values(),
      findSaleAfterCancel,
    ),
    checkSettled(evidence),
  ];
}

const isWithin = (at: number, { sentAt, endedAt }: Attempt) =>
  sentAt - CLOCK_ERROR_MS <= at && at <= endedAt + CLOCK_ERROR_MS;

const editsOf = <W extends { attempts: Attempt[] }>(wishes: readonly W[]) =>
  wishes.flatMap((wish) =>
    wish.attempts
      .filter(({ answer }) => answer.kind === 'edited')
      .map((attempt) => ({ wish, attempt })),
  );

/** It was so at some moment between the sending and the answer, for a change or already before it. */
function checkAnsweredChanges({ capacityWishes, stories, database }: Evidence): Check {
  const added = countAddedByHand(database);
  return checkEach(
    'every change of the capacity that was answered happened',
    editsOf(capacityWishes),
    ({ wish: { eventId, totalTickets }, attempt }) => {
      const versions = stories.get(eventId)?.versions ?? [];
      const isTrue = versions.some((version, index) => {
        const { total, committedAt } = version;
        if (!couldBeAsked(total, version, added).includes(totalTickets)) return false;
        const endedAt = versions[index + 1]?.committedAt ?? Infinity;
        const began = committedAt <= attempt.endedAt + CLOCK_ERROR_MS;
        return began && endedAt >= attempt.sentAt - CLOCK_ERROR_MS;
      });
      return isTrue ? null : `event ${eventId} was said to have ${totalTickets} seats, and had not`;
    },
  );
}

/** Who gives a seat to one in line gives the event one more. @returns by transaction and event */
function countAddedByHand({ line }: Evidence['database']): ReadonlyMap<string, number> {
  const changes = groupBy(line.byHand, ({ xid, eventId }) => `${xid} ${eventId}`);
  return new Map(
    [...changes].map(([key, own]) => [key, own.reduce((sum, { added }) => sum + added, 0)]),
  );
}

/** How many seats an edit may have asked for in the same batch, before or after seats were added by hand. */
function couldBeAsked(
  total: number,
  { xid, eventId }: Pick<Version, 'xid' | 'eventId'>,
  added: ReadonlyMap<string, number>,
): number[] {
  const byHand = added.get(`${xid} ${eventId}`) ?? 0;
  return Array.from({ length: byHand + 1 }, (_, seats) => total - seats);
}

function checkChangesAskedFor({ capacityWishes, stories, database }: Evidence): Check {
  const added = countAddedByHand(database);
  const wishes = groupBy(capacityWishes, ({ eventId }: ChangeCapacityWish) => eventId);
  const changes = [...stories.values()].flatMap(({ versions }) =>
    versions
      .map((version, index) => ({
        ...version,
        before: versions[index - 1]?.total ?? version.total,
      }))
      .filter(({ total, before }) => total !== before),
  );
  return checkEach('no event got or lost a seat that nobody asked for', changes, (change) => {
    const { eventId, total, before, committedAt } = change;
    const could = couldBeAsked(total, change, added);
    // All of it by hand: `line.ts` asks who wanted that.
    if (could.length > 1 && could.at(-1) === before) return null;
    const isAsked = wishes
      .get(eventId)
      ?.some(
        ({ totalTickets, attempts }) =>
          could.includes(totalTickets) &&
          attempts.some(({ sentAt }) => sentAt <= committedAt + CLOCK_ERROR_MS),
      );
    return isAsked === true ? null : `nobody asked for ${total} seats of event ${eventId}`;
  });
}

function checkAnsweredCancels({ cancelEventWishes, stories }: Evidence): Check {
  return checkEach(
    'every event that was answered as cancelled is',
    editsOf(cancelEventWishes),
    ({ wish: { eventId }, attempt }) =>
      isWithin(cancelledAtOf(stories.get(eventId)), attempt)
        ? null
        : `event ${eventId} was not cancelled by the request that was told so`,
  );
}

function checkCancelsAskedFor({ cancelEventWishes, stories }: Evidence): Check {
  const cancelled = [...stories.values()].filter((story) => cancelledAtOf(story) !== Infinity);
  return checkEach('no event was cancelled that nobody cancelled', cancelled, (story) => {
    const isAsked = cancelEventWishes
      .filter(({ eventId }) => eventId === story.eventId)
      .flatMap(({ attempts }) => attempts)
      .some(({ sentAt }) => sentAt <= cancelledAtOf(story) + CLOCK_ERROR_MS);
    return isAsked ? null : `event ${story.eventId} was cancelled by nobody`;
  });
}

/** The batch that cancels it may have sold something before. */
function findSaleAfterCancel({ eventId, versions }: EventStory): string | null {
  const first = versions.findIndex(({ status }) => status === 'cancelled');
  if (first === -1) return null;
  const wrong = versions
    .slice(first + 1)
    .find(
      ({ status, booked, confirmed }) =>
        status !== 'cancelled' || booked.length + confirmed.length > 0,
    );
  return wrong === undefined
    ? null
    : `event ${eventId} is ${wrong.status} in version ${wrong.version}, with ` +
        `${wrong.booked.length} new and ${wrong.confirmed.length} confirmed bookings after it was cancelled`;
}

function checkSettled({ database }: Evidence): Check {
  const cancelled = database.events.filter(({ status }) => status === 'cancelled');
  return checkEach('the bookings of a cancelled event were cancelled too', cancelled, (event) => {
    const left = database.bookings.filter(
      ({ eventId, status }) => eventId === event.id && status !== 'cancelled',
    );
    return left.length === 0 && event.isSettled
      ? null
      : `event ${event.id} is cancelled, and ${left.length} bookings of it are not`;
  });
}
