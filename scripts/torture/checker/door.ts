/** At the door: each fact is there once and stays, whoever is asked lets nobody in twice, and who is in is bound. */
import type { Scan } from '../history.js';
import type { DoorChange } from '../tickets.js';
import { checkEach, type Check } from './check.js';
import { cancelledAtOf, CLOCK_ERROR_MS, type Evidence } from './evidence.js';
import { isInAt } from './entries.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

export function checkDoor(evidence: Evidence): Check[] {
  return [
    checkOnce(evidence),
    checkWanted(evidence),
    checkLetInOnce(evidence),
    checkStanding(evidence),
    checkBound(evidence),
  ];
}

/** With the nonce that its device made, however often it was told. */
function checkOnce({ database }: Evidence): Check {
  const { doorChanges } = database.tickets;
  return checkEach(
    'a fact of the door is there once, and stays as it was',
    groupBy(doorChanges, ({ nonce }) => nonce),
    ([nonce, changes]) =>
      changes.length === 1 && changes[0]?.change === 'written'
        ? null
        : `what the door knows by ${nonce} was ${changes.map(({ change }) => change).join(', ')}`,
  );
}

interface SentScan {
  scan: Scan;
  /** Whether the device waited for our word. */
  isAsked: boolean;
  eventId: string;
  sentAt: number;
}

function listSent({ scanWishes, handInWishes }: Evidence): Map<string, SentScan> {
  const wishes = [
    ...scanWishes.map((wish) => ({ ...wish, scans: [wish.scan], isAsked: true })),
    ...handInWishes.map((wish) => ({ ...wish, isAsked: false })),
  ];
  return new Map(
    wishes.flatMap(({ scans, attempts, eventId, isAsked }) => {
      const sentAt = Math.min(...attempts.map((attempt) => attempt.sentAt));
      return scans.map((scan) => [scan.nonce, { scan, isAsked, eventId, sentAt }] as const);
    }),
  );
}

function checkWanted(evidence: Evidence): Check {
  const sent = listSent(evidence);
  const { doorChanges } = evidence.database.tickets;
  return checkEach('nobody came in or left that no device had read', doorChanges, (change) => {
    const { nonce, kind, bookingId, undoes, eventId, committedAt } = change;
    const own = sent.get(nonce);
    const isSame =
      own?.scan.kind === kind &&
      own.eventId === eventId &&
      own.scan.bookingId === bookingId &&
      (own.scan.undoes ?? null) === undoes;
    return isSame && own.sentAt <= committedAt + CLOCK_ERROR_MS
      ? null
      : `no device told the ${kind} ${nonce} with booking ${bookingId}`;
  });
}

/** What a device did by itself may double what is there: that is a conflict, which is kept. */
function checkLetInOnce(evidence: Evidence): Check {
  const sent = listSent(evidence);
  const asked = [...evidence.entries.values()].filter(({ nonce }) => sent.get(nonce)?.isAsked);
  return checkEach('whoever is asked lets nobody in twice with a ticket', asked, (entry) => {
    const others = evidence.entriesOf.get(entry.bookingId) ?? [];
    const other = others.find(
      (one) => one !== entry && one.number === entry.number && isInAt(one, entry.enteredAt),
    );
    return other === undefined
      ? null
      : `${entry.nonce} was let in with booking ${entry.bookingId} while ${other.nonce} was in`;
  });
}

/** What stands there of the ticket was so when it was written; who is asked lets nobody in with a void one. */
function checkStanding(evidence: Evidence): Check {
  const { lives, stories, database } = evidence;
  const sent = listSent(evidence);
  const standingOf = ({ bookingId, eventId, committedAt: at }: DoorChange) => {
    const life = lives.get(bookingId);
    if (life === undefined || life.eventId !== eventId || life.confirmedAt >= at) return 'unknown';
    if (life.cancelledAt < at) return life.cancelledBy === 'transfer' ? 'transferred' : 'cancelled';
    return cancelledAtOf(stories.get(eventId)) < at ? 'cancelled' : null;
  };
  const entries = database.tickets.doorChanges.filter(({ kind }) => kind === 'entry');
  return checkEach('a ticket was as good as the door wrote down', entries, (change) => {
    const standing = standingOf(change);
    const { bookingId, nonce } = change;
    if (standing !== change.void) {
      return `booking ${bookingId} was ${standing} for ${nonce}, and noted as ${change.void}`;
    }
    return standing !== null && sent.get(nonce)?.isAsked
      ? `${nonce} was let in with booking ${bookingId}, which was ${standing}`
      : null;
  });
}

/** Rule 13 of `bookings/commit/`. With its event it is cancelled all the same. */
function checkBound({ lives, entriesOf }: Evidence): Check {
  const ended = [...lives].filter(
    ([, { cancelledBy }]) => cancelledBy === 'attendee' || cancelledBy === 'transfer',
  );
  return checkEach(
    'nobody cancelled or passed on a ticket that somebody was in with',
    ended,
    ([id, { cancelledAt, cancelledBy }]) => {
      const inside = entriesOf.get(id)?.find((entry) => isInAt(entry, cancelledAt));
      return inside === undefined
        ? null
        : `booking ${id} was ended by ${cancelledBy} while ${inside.nonce} was in with it`;
    },
  );
}
