/** A ticket that is passed on has one holder at every moment, moves nothing of its event, and is passed on once. */
import type { TransferChange } from '../tickets.js';
import { checkEach, type Check } from './check.js';
import {
  cancelledAtOf,
  CLOCK_ERROR_MS,
  type BookingLife,
  type EventStory,
  type Evidence,
  type Version,
} from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkTransfers(evidence: Evidence): Check[] {
  const { transferChanges } = evidence.database.tickets;
  return [
    checkEach(
      'a transfer is asked for, ends once, and never begins again',
      transferChanges,
      findStepBack,
    ),
    checkHalves(evidence),
    checkCounts(evidence),
    checkVersions(evidence),
    checkFacts(evidence),
    checkFactsTrue(evidence),
  ];
}

function findStepBack({ transferId, was, became }: TransferChange): string | null {
  const isForward = was === null ? became === 'pending' : was === 'pending' && became !== 'deleted';
  return isForward ? null : `transfer ${transferId} was ${was} and became ${became}`;
}

/** Who has it loses it in the transaction in which the other gets it, of an event that is not cancelled. */
function checkHalves({ transfers, passesFrom, stories, lives }: Evidence): Check {
  const accepted = [...transfers.values()].filter(({ end }) => end === 'accepted');
  const times = groupBy(accepted, ({ bookingId }) => bookingId);
  return checkEach(
    'a ticket that was accepted ended and began in one transaction, once',
    accepted,
    ({ id, eventId, bookingId, userId, endedAt }) => {
      const pass = passesFrom.get(bookingId);
      if (pass?.transfer.id !== id)
        return `transfer ${id} is accepted, and nothing was passed on by it`;
      if (times.get(bookingId)!.length > 1) return `booking ${bookingId} was passed on twice`;
      const { from, to } = pass;
      const isSame = from.eventId === eventId && to.eventId === eventId && from.userId === userId;
      if (!isSame || lives.get(bookingId)?.cancelledAt !== endedAt) {
        return `transfer ${id} is of another ticket than booking ${bookingId}`;
      }
      return cancelledAtOf(stories.get(eventId)) < endedAt
        ? `booking ${bookingId} was passed on after its event was cancelled`
        : null;
    },
  );
}

function checkCounts({ passesFrom }: Evidence): Check {
  return checkEach(
    'no seat comes or goes where one is passed on',
    passesFrom.values(),
    ({ from, to }) =>
      from.quantity === to.quantity
        ? null
        : `booking ${from.bookingId} of ${from.quantity} seats became one of ${to.quantity}`,
  );
}

/** Where others do something in the same batch, that is told of the event. */
function checkVersions({ stories, lives, database }: Evidence): Check {
  const told = new Set(
    database.messages
      .filter(({ aggregateType }) => aggregateType === 'event')
      .map(({ xid, aggregateId }) => `${xid} ${aggregateId}`),
  );
  const versions = [...stories.values()].flatMap((story) => story.versions);
  return checkEach(
    'no version of an event comes from a ticket that is passed on alone',
    versions.filter(({ passes }) => passes.length > 0),
    (version) =>
      told.has(`${version.xid} ${version.eventId}`) ||
      forgetsEnd(version, stories.get(version.eventId)!, [...lives.values()])
        ? null
        : `version ${version.version} of event ${version.eventId} came of a ticket that was passed on`,
  );
}

/**
 * Whether the row forgets with it when a hold was to end that is confirmed by then, of which there is nothing
 * to tell: that end has passed since the version before.
 */
function forgetsEnd(
  { eventId, version, committedAt }: Version,
  { versions }: EventStory,
  lives: readonly BookingLife[],
): boolean {
  const before = versions.find((one) => one.version === version - 1)?.committedAt ?? -Infinity;
  return lives.some(
    (life) =>
      life.eventId === eventId &&
      life.expiresAt !== null &&
      life.confirmedAt < life.expiresAt + CLOCK_ERROR_MS &&
      before <= life.expiresAt + CLOCK_ERROR_MS &&
      life.expiresAt <= committedAt + CLOCK_ERROR_MS,
  );
}

/** By the end that it tells of. */
const FACTS: Record<TransferChange['became'], readonly string[]> = {
  pending: ['transfer.asked'],
  accepted: ['booking.transferred', 'transfer.accepted'],
  taken_back: ['transfer.takenBack'],
  declined: ['transfer.declined'],
  deleted: [],
};

interface Happened {
  transferId: string;
  xid: string;
  became: TransferChange['became'];
  bookingId: string;
  newBookingId: string | null;
}

/** Version 1 asks, and version 2 says how it ended. */
const wordsOf = ({ transferId, xid, became, bookingId, newBookingId }: Happened): string[] =>
  FACTS[became].map((type) => {
    const next = type === 'booking.transferred' ? newBookingId : undefined;
    return [transferId, xid, became === 'pending' ? 1 : 2, type, bookingId, next].join(' ');
  });

function listTold({ database }: Evidence): string[] {
  return database.messages
    .filter(({ aggregateType }) => aggregateType === 'transfer')
    .flatMap(({ aggregateId, xid, version, facts }) =>
      facts.map(({ type, bookingId, newBookingId }) =>
        [aggregateId, xid, version, type, bookingId, newBookingId].join(' '),
      ),
    );
}

function checkFacts(evidence: Evidence): Check {
  const told = groupBy(listTold(evidence), (words) => words);
  return checkEach(
    'every change of a transfer left its facts in its transaction, once',
    evidence.database.tickets.transferChanges.flatMap(wordsOf),
    (words) => {
      const count = told.get(words)?.length ?? 0;
      return count === 1 ? null : `"${words}" was told ${count} times`;
    },
  );
}

function checkFactsTrue(evidence: Evidence): Check {
  const happened = new Set(evidence.database.tickets.transferChanges.flatMap(wordsOf));
  return checkEach(
    'no fact was left of what did not become of a transfer',
    listTold(evidence),
    (words) => (happened.has(words) ? null : `"${words}" was told, and did not happen`),
  );
}
