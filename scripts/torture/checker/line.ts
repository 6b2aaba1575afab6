/** Who waits is served in order, at every commit. */
import { findOvertakers } from '../../../apps/api/test/support/find-overtakers.js';
import type { WaitChange } from '../line.js';
import { checkEach, type Check } from './check.js';
import { holdingOf, isOffer, listCommits, type EventStory, type Evidence } from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import { checkLineFacts } from './line-facts.js';
import { checkLineWanted } from './line-wanted.js';

export function checkLine(evidence: Evidence): Check[] {
  const stories = [...evidence.stories.values()];
  return [
    checkEach(
      'no seat is left while somebody waits who is served',
      stories.flatMap((story) => story.versions.map((version) => ({ story, version }))),
      ({ story, version }) =>
        version.remaining > 0 && version.waiting > 0 && isServed(story, version)
          ? `event ${story.eventId}, version ${version.version}: ${version.remaining} seats are left, ` +
            `and ${version.waiting} wait`
          : null,
    ),
    checkOrder(evidence),
    checkEach('the event knows at every version how many wait', stories, findMiscount),
    checkEach(
      'nobody waits twice for an event, or for one where they have a seat',
      stories,
      findBusyWaiter,
    ),
    checkEach(
      'a wait ends once, and never begins again',
      evidence.database.line.waitChanges,
      findStepBack,
    ),
    checkOffers(evidence),
    checkEach('nobody waits for a cancelled event in the end', evidence.database.events, (event) =>
      event.status === 'cancelled' && event.waiting > 0
        ? `${event.waiting} wait for event ${event.id}, which is cancelled`
        : null,
    ),
    ...checkLineFacts(evidence),
    checkLineWanted(evidence),
  ];
}

/** Sales are open all the time here. */
function isServed(
  { waitlistMode }: EventStory,
  { isPaused, status }: EventStory['versions'][number],
): boolean {
  return waitlistMode !== 'off' && !isPaused && status === 'scheduled';
}

/** From the facts alone, by a judge that the tests of the core have as well. */
function checkOrder({ database, stories }: Evidence): Check {
  const messages = groupBy(database.messages, ({ aggregateId }) => aggregateId);
  const byHand = new Set(
    database.line.byHand
      .filter(({ action }) => action === 'waitlist.offered')
      .map(({ xid, userId }) => `${xid} ${userId}`),
  );
  const check = checkEach('nobody overtook one who was waiting', database.messages, () => null);
  for (const { eventId, versions } of stories.values()) {
    const own = (messages.get(eventId) ?? []).sort((one, other) => one.version - other.version);
    const wrongs = findOvertakers(own, (version, userId) =>
      byHand.has(`${versions[version]?.xid} ${userId}`),
    );
    check.violations.push(...wrongs.map((wrong) => `event ${eventId}, ${wrong}`));
  }
  return check;
}

function findMiscount({ eventId, versions }: EventStory): string | null {
  let waiting = 0;
  for (const version of versions) {
    for (const { was, became } of version.waits) {
      waiting += Number(became === 'waiting') - Number(was === 'waiting');
    }
    if (waiting !== version.waiting) {
      return `event ${eventId}, version ${version.version}: ${waiting} wait, and it says ${version.waiting}`;
    }
  }
  return null;
}

/** After each commit: within a batch somebody may let a seat go and join. */
function findBusyWaiter({ eventId, versions }: EventStory): string | null {
  const places = new Map<string, number>();
  const add = (userId: string, change: number) =>
    places.set(userId, (places.get(userId) ?? 0) + change);
  for (const version of versions) {
    for (const { userId, was, became } of version.waits) {
      add(userId, Number(became === 'waiting') - Number(was === 'waiting'));
    }
    for (const { booked, cancelled } of listCommits(version)) {
      for (const { userId } of booked) add(userId, 1);
      for (const { userId } of cancelled) add(userId, -1);
      const busy = [...version.waits, ...booked].find(({ userId }) => places.get(userId)! > 1);
      if (busy) {
        return `event ${eventId}, version ${version.version}: user ${busy.userId} waits and has a place, or waits twice`;
      }
    }
  }
  return null;
}

function findStepBack({ entryId, was, became }: WaitChange): string | null {
  const isForward = was === null || (was === 'waiting' && became !== 'waiting');
  return isForward ? null : `wait ${entryId} was ${was} and became ${became}`;
}

/**
 * Each is made to who waited, and ends that wait; whoever lets one run out is asked again when they have
 * joined again, and not before. Versions tell which was first: commits may share a millisecond.
 */
function checkOffers({ lives, holdings, waits, stories }: Evidence): Check {
  const ended = new Map([...waits.values()].map((wait) => [wait.bookingId, wait]));
  const place = placeCommits(stories);
  const offers = [...lives].filter(([, life]) => isOffer(life));
  return checkEach('every offer ended a wait of its own, of who was offered it', offers, (one) => {
    const [id, offer] = one;
    const wait = ended.get(id);
    if (wait?.userId !== offer.userId || wait.eventId !== offer.eventId) {
      return `offer ${id} was made to ${offer.userId}, who did not wait`;
    }
    if (wait.end !== 'served' || wait.endedAt !== offer.bookedAt) {
      return `offer ${id} left wait ${wait.id} as it was`;
    }
    const joined = place(wait.eventId, wait.joinedAt);
    const loops = (holdings.get(holdingOf(offer.userId, offer.eventId)) ?? []).some(
      (earlier) =>
        earlier.cancelledBy === 'expiry' &&
        earlier.bookedAt < offer.bookedAt &&
        place(offer.eventId, earlier.cancelledAt) > joined,
    );
    return loops ? `offer ${id} went to ${offer.userId}, who had let one run out` : null;
  });
}

/** @returns in which version of an event something was committed, by the commit's time */
function placeCommits(stories: Evidence['stories']) {
  const places = new Map(
    [...stories].map(([eventId, { versions }]) => [
      eventId,
      new Map(versions.map(({ committedAt, version }) => [committedAt, version])),
    ]),
  );
  return (eventId: string, at: number): number => places.get(eventId)?.get(at) ?? -1;
}
