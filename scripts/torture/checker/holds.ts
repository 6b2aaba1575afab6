/** What is held is nobody else's until it ends, and not a moment longer. */
import type { BookingChange } from '../history.js';
import { checkEach, type Check } from './check.js';
import { CLOCK_ERROR_MS, isOffer, type EventStory, type Evidence } from './evidence.js';

export function checkHolds(evidence: Evidence): Check[] {
  const { stories, lives, rows, holdShare, database } = evidence;
  const holds = [...lives].filter(([, { expiresAt }]) => expiresAt !== null);
  const versions = [...stories.values()].flatMap((story) => story.versions);
  return [
    checkEach(
      'a booking goes from held to confirmed to cancelled, and never back',
      database.bookingChanges,
      findStepBack,
    ),
    checkEach('no hold ran out before its time', holds, ([id, life]) => {
      const { cancelledBy, cancelledAt, expiresAt } = life;
      const isEarly = cancelledBy === 'expiry' && cancelledAt < expiresAt! - CLOCK_ERROR_MS;
      return isEarly ? `booking ${id} ran out before its time` : null;
    }),
    checkEach(
      'no commit leaves a hold that had run out before it began',
      versions.flatMap((version) => version.holds.map((hold) => ({ version, hold }))),
      ({ version: { eventId, version, begunAt }, hold: { userId, expiresAt } }) =>
        expiresAt! < begunAt - CLOCK_ERROR_MS
          ? `version ${version} of event ${eventId} has a hold of ${userId} that had run out`
          : null,
    ),
    checkEach(
      'no hold was confirmed after its time',
      versions.flatMap(({ begunAt, confirmed }) => confirmed.map((one) => ({ begunAt, one }))),
      ({ begunAt, one: { bookingId } }) =>
        lives.get(bookingId)!.expiresAt! < begunAt - CLOCK_ERROR_MS
          ? `booking ${bookingId} was confirmed after it had run out`
          : null,
    ),
    checkEach('every hold came to an end', holds, ([id]) =>
      rows.get(id)?.status === 'held' ? `booking ${id} is held and never ends` : null,
    ),
    checkEach('guests hold no more than their share', stories.values(), (story) =>
      findBeyondShare(story, holdShare),
    ),
  ];
}

const STEPS = [null, 'held', 'confirmed', 'cancelled', 'deleted'] as const;

function findStepBack({ bookingId, was, became }: BookingChange): string | null {
  const isForward = STEPS.indexOf(was) < STEPS.indexOf(became);
  return isForward ? null : `booking ${bookingId} was ${was} and became ${became}`;
}

/** Fewer seats may leave more than the share behind: then no other is held. What is offered is no guest's. */
function findBeyondShare({ eventId, versions }: EventStory, share: number): string | null {
  const wrong = versions.find(({ booked, holds, total }, index) => {
    const most = Math.floor(Math.max(total, versions[index - 1]?.total ?? 0) * share);
    const isHeldAnew = booked.some((one) => one.became === 'held' && !isOffer(one));
    return isHeldAnew && holds.filter((hold) => !isOffer(hold)).length > Math.max(1, most);
  });
  return wrong === undefined
    ? null
    : `event ${eventId}, version ${wrong.version}: guests hold ${wrong.held} of ${wrong.total} seats`;
}
