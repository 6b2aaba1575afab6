/** Nothing happened to a line that nobody wanted. */
import type { Attempt } from '../history.js';
import type { HandChange, WaitChange } from '../line.js';
import { checkEach, type Check } from './check.js';
import {
  cancelledAtOf,
  CLOCK_ERROR_MS,
  holdingOf,
  type Evidence,
  type Version,
} from './evidence.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

type Wanted = readonly { attempts: readonly Attempt[] }[] | undefined;

const isSentBefore = (wishes: Wanted, at: number) =>
  wishes?.some(({ attempts }) => attempts.some(({ sentAt }) => sentAt <= at + CLOCK_ERROR_MS)) ===
  true;

export function checkLineWanted(evidence: Evidence): Check {
  const { line } = evidence.database;
  const isWanted = findWanted(evidence);
  const checks = [
    checkEach('', line.waitChanges, (change) =>
      isWanted.wait(change) ? null : `nobody wanted wait ${change.entryId} to be ${change.became}`,
    ),
    checkEach('', line.byHand, (change) =>
      isWanted.byHand(change) ? null : `nobody wanted ${change.action} of ${change.entryId}`,
    ),
    checkEach('', listPauses(evidence), (version) =>
      isWanted.pause(version)
        ? null
        : `nobody wanted the line of event ${version.eventId} to ${version.isPaused ? 'stand still' : 'go on'}`,
    ),
  ];
  return {
    what: 'nothing happened to a line that nobody wanted',
    examined: checks.reduce((sum, { examined }) => sum + examined, 0),
    violations: checks.flatMap(({ violations }) => violations),
  };
}

function findWanted(evidence: Evidence) {
  const { joinWishes, leaveWishes, editLineWishes, pauseWishes, stories } = evidence;
  const byPerson = ({ userId, eventId }: { userId: string; eventId: string }) =>
    holdingOf(userId, eventId);
  // Whoever gets a ticket from another waits for none.
  const gotTickets = new Set(
    [...evidence.passesInto.values()].map(({ to }) => `${to.xid} ${byPerson(to)}`),
  );
  const joins = groupBy(joinWishes, byPerson);
  const leaves = groupBy(leaveWishes, byPerson);
  const edits = groupBy(editLineWishes, ({ kind, entryId }) => `${kind} ${entryId}`);
  const pauses = groupBy(pauseWishes, ({ eventId, isPaused }) => `${eventId} ${isPaused}`);
  return {
    wait(change: WaitChange): boolean {
      const { was, became, entryId, eventId, committedAt } = change;
      const isJoined = was !== null || isSentBefore(joins.get(byPerson(change)), committedAt);
      if (became === 'left') {
        const isPassedOn = gotTickets.has(`${change.xid} ${byPerson(change)}`);
        return isJoined && (isPassedOn || isSentBefore(leaves.get(byPerson(change)), committedAt));
      }
      if (became === 'removed') {
        return isJoined && isSentBefore(edits.get(`remove ${entryId}`), committedAt);
      }
      if (became === 'closed') return cancelledAtOf(stories.get(eventId)) <= committedAt;
      return isJoined;
    },
    byHand({ action, entryId, committedAt }: HandChange): boolean {
      return isSentBefore(edits.get(`${KINDS[action]} ${entryId}`), committedAt);
    },
    pause({ eventId, isPaused, committedAt }: Version): boolean {
      return isSentBefore(pauses.get(`${eventId} ${isPaused}`), committedAt);
    },
  };
}

/** By the action in "Activity". */
const KINDS: Record<string, string> = {
  'waitlist.promoted': 'promote',
  'waitlist.removed': 'remove',
  'waitlist.offered': 'offer',
};

/** The versions in which a line came to a stop or went on. */
function listPauses({ stories }: Evidence): Version[] {
  return [...stories.values()].flatMap(({ versions }) =>
    versions.filter(
      ({ isPaused }, index) => index > 0 && isPaused !== versions[index - 1]?.isPaused,
    ),
  );
}
