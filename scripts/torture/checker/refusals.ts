/** Every refusal was true at some moment between the sending of its request and its answer. */
import type { Attempt } from '../history.js';
import { checkEach, type Check } from './check.js';
import { cancelledAtOf, CLOCK_ERROR_MS, holdingOf, isCurrent, type Evidence } from './evidence.js';
import { couldBeBeyondShare, couldBeSold, couldBeSoldOut } from './moments.js';

export function checkRefusals(evidence: Evidence): Check[] {
  return [
    checkSoldOut(evidence),
    checkAlreadyBooked(evidence),
    checkEventCancelled(evidence),
    checkCapacityBelowSold(evidence),
    checkAlreadyCancelled(evidence),
    checkCancelledByLink(evidence),
    checkAlreadyConfirmed(evidence),
    checkGuestLimit(evidence),
    checkHoldExpired(evidence),
  ];
}

function checkSoldOut({ bookWishes, guestWishes, stories }: Evidence): Check {
  return checkEach(
    'every `sold_out` was possible',
    [...bookWishes, ...guestWishes].flatMap((wish) => refusalsOf(wish, 'sold_out')),
    ({ wish: { eventId, userId }, attempt }) => {
      const story = stories.get(eventId);
      return story !== undefined && couldBeSoldOut(story, attempt)
        ? null
        : `user ${userId} was told that event ${eventId} is sold out ${timesOf(attempt)}, ` +
            'and there were seats all the time';
    },
  );
}

/** A guest is never told so when they ask: only when their late link does. */
function checkAlreadyBooked({ holdings, ...wishes }: Evidence): Check {
  const { bookWishes, linkWishes, joinWishes, acceptWishes, acceptTransferWishes } = wishes;
  return checkEach(
    'every `already_booked` was possible',
    [
      ...[...bookWishes, ...linkWishes, ...joinWishes, ...acceptWishes],
      ...acceptTransferWishes,
    ].flatMap((wish) => refusalsOf(wish, 'already_booked')),
    ({ wish: { userId, eventId }, attempt: { sentAt, endedAt } }) =>
      (holdings.get(holdingOf(userId, eventId)) ?? []).some((life) =>
        isCurrent(life, sentAt, endedAt),
      )
        ? null
        : `user ${userId} was told that they hold a seat of event ${eventId}, and held none`,
  );
}

function checkEventCancelled(evidence: Evidence): Check {
  const { bookWishes, guestWishes, linkWishes, capacityWishes, stories } = evidence;
  const { joinWishes, acceptWishes, editLineWishes, pauseWishes } = evidence;
  const ofLine = [...joinWishes, ...acceptWishes, ...editLineWishes, ...pauseWishes];
  const ofTransfers = [...evidence.askTransferWishes, ...evidence.acceptTransferWishes];
  return checkEach(
    'every `event_cancelled` was true',
    [
      ...[...bookWishes, ...guestWishes, ...linkWishes, ...capacityWishes],
      ...[...ofLine, ...ofTransfers],
    ].flatMap((wish) => refusalsOf(wish, 'event_cancelled')),
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

function checkAlreadyCancelled({ lives, ...wishes }: Evidence): Check {
  const { cancelWishes, acceptWishes, askTransferWishes } = wishes;
  return checkEach(
    'every `already_cancelled` was true',
    [...cancelWishes, ...acceptWishes, ...askTransferWishes].flatMap((wish) =>
      refusalsOf(wish, 'already_cancelled'),
    ),
    ({ wish: { bookingId }, attempt: { endedAt } }) =>
      (lives.get(bookingId)?.cancelledAt ?? Infinity) <= endedAt + CLOCK_ERROR_MS
        ? null
        : `booking ${bookingId} was called cancelled before it was`,
  );
}

/** A link names no booking, only a person's places of an event: one of them was cancelled. */
function checkCancelledByLink({ linkWishes, holdings }: Evidence): Check {
  return checkEach(
    'every `already_cancelled` of a link was true',
    linkWishes.flatMap((wish) => refusalsOf(wish, 'already_cancelled')),
    ({ wish: { userId, eventId }, attempt: { endedAt } }) =>
      (holdings.get(holdingOf(userId, eventId)) ?? []).some(
        ({ cancelledAt }) => cancelledAt <= endedAt + CLOCK_ERROR_MS,
      )
        ? null
        : `the place of ${userId} at event ${eventId} was called cancelled before it was`,
  );
}

/** To who let a held seat go that somebody else with the link confirmed in that moment. */
function checkAlreadyConfirmed({ linkWishes, holdings }: Evidence): Check {
  return checkEach(
    'every `already_confirmed` was true',
    linkWishes.flatMap((wish) => refusalsOf(wish, 'already_confirmed')),
    ({ wish: { userId, eventId }, attempt: { sentAt, endedAt } }) =>
      (holdings.get(holdingOf(userId, eventId)) ?? []).some(
        ({ confirmedAt }) =>
          confirmedAt >= sentAt - CLOCK_ERROR_MS && confirmedAt <= endedAt + CLOCK_ERROR_MS,
      )
        ? null
        : `the place of ${userId} at event ${eventId} was called confirmed, and nobody confirmed it`,
  );
}

function checkGuestLimit({ guestWishes, stories, holdShare }: Evidence): Check {
  return checkEach(
    'every `guest_limit_reached` was possible',
    guestWishes.flatMap((wish) => refusalsOf(wish, 'guest_limit_reached')),
    ({ wish: { userId, eventId }, attempt }) => {
      const story = stories.get(eventId);
      return story !== undefined && couldBeBeyondShare(story, attempt, holdShare)
        ? null
        : `${userId} was told that guests hold all they may of event ${eventId}, and they did not`;
    },
  );
}

function checkHoldExpired({ linkWishes, holdings, stories }: Evidence): Check {
  return checkEach(
    'every `hold_expired` was true, and no seat was left',
    linkWishes.flatMap((wish) => refusalsOf(wish, 'hold_expired')),
    ({ wish: { userId, eventId }, attempt }) => {
      const story = stories.get(eventId);
      const hasExpired = (holdings.get(holdingOf(userId, eventId)) ?? []).some(
        ({ cancelledBy, cancelledAt }) =>
          cancelledBy === 'expiry' && cancelledAt <= attempt.endedAt + CLOCK_ERROR_MS,
      );
      return hasExpired && story !== undefined && couldBeSoldOut(story, attempt)
        ? null
        : `${userId} was told that they came too late to event ${eventId}, and did not`;
    },
  );
}

export function refusalsOf<W extends { attempts: Attempt[] }>(wish: W, code: string) {
  return wish.attempts
    .filter(({ answer }) => answer.kind === 'refused' && answer.code === code)
    .map((attempt) => ({ wish, attempt }));
}

const timesOf = ({ sentAt, endedAt }: Attempt) =>
  `between ${new Date(sentAt).toISOString()} and ${new Date(endedAt).toISOString()}`;
