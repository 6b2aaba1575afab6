/** What devices were answered was so, at some moment between the question and the answer. */
import type { Attempt, Scan, ScanResult } from '../history.js';
import { checkEach, type Check } from './check.js';
import { cancelledAtOf, CLOCK_ERROR_MS, holdingOf, type Evidence } from './evidence.js';
import type { Entry } from './entries.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';
import { refusalsOf } from './refusals.js';

export function checkDoorAnswers(evidence: Evidence): Check[] {
  return [
    checkKept(evidence),
    checkAnswers(evidence),
    checkHandedIn(evidence),
    checkVoid(evidence),
    checkAdmitted(evidence),
    checkNoTicket(evidence),
  ];
}

interface Answered {
  scan: Scan;
  result: ScanResult;
  attempt: Attempt;
}

function resultsOf(wishes: readonly { scans: readonly Scan[]; attempts: Attempt[] }[]): Answered[] {
  return wishes.flatMap(({ scans, attempts }) =>
    attempts.flatMap((attempt) =>
      attempt.answer.kind === 'scanned'
        ? attempt.answer.results.map((result, index) => ({ scan: scans[index]!, result, attempt }))
        : [],
    ),
  );
}

const askedIn = ({ scanWishes }: Evidence) =>
  resultsOf(scanWishes.map(({ scan, attempts }) => ({ scans: [scan], attempts })));

const wasIn = ({ enteredAt, undoneAt }: Entry, { sentAt, endedAt }: Attempt) =>
  enteredAt <= endedAt + CLOCK_ERROR_MS && undoneAt >= sentAt - CLOCK_ERROR_MS;

const isBefore = (at: number | undefined, { endedAt }: Attempt) =>
  at !== undefined && at <= endedAt + CLOCK_ERROR_MS;

/** For one device's question as for all that another one hands in. */
function checkKept(evidence: Evidence): Check {
  const written = new Map(
    evidence.database.tickets.doorChanges.map(({ nonce, committedAt }) => [nonce, committedAt]),
  );
  const kept = [...askedIn(evidence), ...resultsOf(evidence.handInWishes)].filter(
    ({ result }) => result.isKept,
  );
  return checkEach('what a device was told to be written down is', kept, ({ result, attempt }) =>
    isBefore(written.get(result.nonce), attempt)
      ? null
      : `${result.nonce} was said to be written down, and was not`,
  );
}

/** To a device that asks. */
function checkAnswers(evidence: Evidence): Check {
  const { entries, entriesOf } = evidence;
  const isTrue = ({ scan, result, attempt }: Answered): boolean => {
    const own = entries.get(scan.nonce);
    switch (result.outcome) {
      case 'admitted':
        return scan.kind === 'entry' && result.isKept && own !== undefined && wasIn(own, attempt);
      case 'already_admitted':
        return (entriesOf.get(scan.bookingId) ?? []).some(
          (entry) => entry !== own && wasIn(entry, attempt),
        );
      case 'undone':
        return isBefore(entries.get(scan.undoes ?? scan.nonce)?.undoneAt, attempt);
      default:
        return false;
    }
  };
  return checkEach('what a device was told of a ticket was so', askedIn(evidence), (answered) =>
    isTrue(answered)
      ? null
      : `${answered.scan.nonce} was told ${answered.result.outcome}, and that was not so`,
  );
}

/** All of it has happened: so an entry is kept whatever the ticket was, and an undo unless there is one. */
function checkHandedIn(evidence: Evidence): Check {
  const { entries } = evidence;
  const voidOf = (outcome: ScanResult['outcome']) =>
    outcome === 'cancelled' || outcome === 'transferred' ? outcome : null;
  return checkEach(
    'what a device handed in is kept as it was told',
    resultsOf(evidence.handInWishes),
    ({ scan, result: { outcome, isKept }, attempt }) => {
      const entry = entries.get(scan.undoes ?? scan.nonce);
      const isTrue =
        outcome === 'undone'
          ? isBefore(entry?.undoneAt, attempt)
          : scan.kind === 'entry' && isKept && entry?.void === voidOf(outcome);
      return isTrue ? null : `${scan.nonce} was handed in, and told ${outcome}, which is not so`;
    },
  );
}

function checkVoid({ scanWishes, lives, stories }: Evidence): Check {
  const refused = scanWishes.flatMap((wish) => [
    ...refusalsOf(wish, 'cancelled').map((one) => ({ ...one, isPassedOn: false })),
    ...refusalsOf(wish, 'transferred').map((one) => ({ ...one, isPassedOn: true })),
  ]);
  return checkEach(
    'every ticket that was called void was so',
    refused,
    ({ wish: { scan, eventId }, attempt, isPassedOn }) => {
      const life = lives.get(scan.bookingId);
      const isVoid =
        isBefore(life?.cancelledAt, attempt) && (life?.cancelledBy === 'transfer') === isPassedOn;
      const hasNoEvent = !isPassedOn && isBefore(cancelledAtOf(stories.get(eventId)), attempt);
      return isVoid || hasNoEvent ? null : `booking ${scan.bookingId} was called void, and was not`;
    },
  );
}

/** To who wanted to cancel a ticket or to take one over. A link names a person's places of an event. */
function checkAdmitted(evidence: Evidence): Check {
  const { cancelWishes, linkWishes, acceptTransferWishes, transfers, entriesOf, lives } = evidence;
  const places = groupBy(lives, ([, { userId, eventId }]) => holdingOf(userId, eventId));
  const placesOf = (userId: string, eventId: string) =>
    (places.get(holdingOf(userId, eventId)) ?? []).map(([id]) => id);
  const refused = [
    ...cancelWishes.map(({ bookingId, attempts }) => ({ bookingIds: [bookingId], attempts })),
    ...linkWishes.map(({ userId, eventId, attempts }) => ({
      ...{ bookingIds: placesOf(userId, eventId), attempts },
    })),
    ...acceptTransferWishes.map(({ transferId, attempts }) => ({
      ...{ bookingIds: [transfers.get(transferId)?.bookingId ?? ''], attempts },
    })),
  ].flatMap((asked) => refusalsOf(asked, 'already_admitted'));
  return checkEach(
    'every `already_admitted` was true',
    refused,
    ({ attempt, wish: { bookingIds } }) =>
      bookingIds.some((id) => entriesOf.get(id)?.some((entry) => wasIn(entry, attempt)))
        ? null
        : `somebody was said to be in with booking ${bookingIds.join(' or ')}, and nobody was`,
  );
}

/** To who had one a moment ago. Of an event that is cancelled there is none. */
function checkNoTicket({ readTicketsWishes, lives, stories }: Evidence): Check {
  return checkEach(
    'every `ticket_not_found` was true',
    readTicketsWishes.flatMap((wish) => refusalsOf(wish, 'ticket_not_found')),
    ({ wish: { bookingId }, attempt }) => {
      const life = lives.get(bookingId);
      const ends = [life?.cancelledAt, cancelledAtOf(stories.get(life?.eventId ?? ''))];
      return ends.some((end) => isBefore(end, attempt))
        ? null
        : `booking ${bookingId} was said to have no ticket, and had one`;
    },
  );
}
