/**
 * What becomes of one scan, by what is known of its ticket under the lock. Pure.
 *
 * A device that asks before it lets somebody in gets an answer, and only who is let in is written down. What
 * a device did by itself has happened: it is written down whatever we know by now.
 */
import type { CheckInOutcome } from '@lastseat/contracts';
import {
  stateOf,
  type CheckInFact,
  type Entry,
  type TicketState,
  type TicketVoid,
} from './ticket-state.js';

export type Scan = Omit<CheckInFact, 'void'>;

/** `unknown`: there is no such seat, or it is nobody's yet. */
export type TicketStanding = 'good' | 'unknown' | TicketVoid;

export interface KnownTicket<Fact extends CheckInFact = CheckInFact> {
  standing: TicketStanding;
  /** All of this ticket. */
  facts: readonly Fact[];
  /** The fact that has the scan's nonce, of whatever ticket. */
  sameNonce: Fact | null;
  /** Whether the device asks us, or tells us what it did. */
  isAsked: boolean;
}

export interface Decided {
  outcome: CheckInOutcome;
  /** What is to be written down; null: nothing, or nothing more. */
  fact: CheckInFact | null;
}

export function decideCheckIn(
  scan: Scan,
  { standing, facts, sameNonce, isAsked }: KnownTicket,
): Decided {
  if (sameNonce !== null) {
    const outcome = isSame(scan, sameNonce) ? outcomeOf(sameNonce, stateOf(facts)) : 'nonce_reused';
    return { outcome, fact: null };
  }
  if (standing === 'unknown') return { outcome: 'invalid_ticket', fact: null };
  const fact = toFact(scan, standing === 'good' ? null : standing);
  const before = stateOf(facts);
  if (fact.kind === 'undo') {
    return { outcome: 'undone', fact: before.undone.has(fact.undoes) ? null : fact };
  }
  if (isAsked && fact.void !== null) return { outcome: fact.void, fact: null };
  if (isAsked && before.first !== null) return { outcome: 'already_admitted', fact: null };
  return { outcome: outcomeOf(fact, stateOf([...facts, fact])), fact };
}

/** What is to be said of a fact that is written down. */
function outcomeOf(fact: CheckInFact, { first, undone }: TicketState): CheckInOutcome {
  if (fact.kind === 'undo' || undone.has(fact.nonce)) return 'undone';
  if (fact.void !== null) return fact.void;
  return first?.nonce === fact.nonce ? 'admitted' : 'already_admitted';
}

const isSame = (scan: Scan, fact: CheckInFact) =>
  scan.kind === fact.kind &&
  scan.bookingId === fact.bookingId &&
  scan.number === fact.number &&
  scan.undoes === fact.undoes;

function toFact(scan: Scan, isVoid: TicketVoid | null): CheckInFact {
  const { kind, undoes, ...base } = scan;
  if (kind === 'entry') return { ...base, kind, undoes: null, void: isVoid } satisfies Entry;
  if (undoes === null) throw new TypeError('An undo says what it undoes');
  return { ...base, kind, undoes, void: null };
}
