/**
 * Who is in with a ticket, by everything that was told of it. Pure.
 *
 * What must stay true: the same facts give the same state in whatever order they came, and however often;
 * an entry that nobody undid is seen, as the one that counts or as another one beside it.
 */
interface FactBase {
  /** The device's word for it: facts with the same one are one fact. */
  nonce: string;
  bookingId: string;
  /** Which seat of the booking. */
  number: number;
  /** Never after it was received. */
  scannedAt: Date;
}

export type TicketVoid = 'cancelled' | 'transferred';

export interface Entry extends FactBase {
  kind: 'entry';
  undoes: null;
  /** What the ticket was already when we heard of it; null: it was good. */
  void: TicketVoid | null;
}

interface Undo extends FactBase {
  kind: 'undo';
  /** The nonce of an entry with the same ticket; of what else it names it undoes nothing. */
  undoes: string;
  void: null;
}

export type CheckInFact = Entry | Undo;

export interface TicketState<Known extends Entry = Entry> {
  /** The entry that counts: the one that was scanned first. Null: nobody is in. */
  first: Known | null;
  /** Those who are in beside it, in their order. */
  others: Known[];
  /** Of entries that were undone. */
  undone: ReadonlySet<string>;
}

/** @param facts all that is known of one ticket */
export function stateOf<Fact extends CheckInFact>(
  facts: readonly Fact[],
): TicketState<Extract<Fact, Entry>> {
  const undone = new Set(facts.flatMap(({ undoes }) => undoes ?? []));
  const isLive = (fact: Fact): fact is Extract<Fact, Entry> =>
    fact.kind === 'entry' && !undone.has(fact.nonce);
  const live = new Map(facts.filter(isLive).map((entry) => [entry.nonce, entry]));
  const [first = null, ...others] = [...live.values()].sort(byScan);
  return { first, others, undone };
}

/** More came in than the ticket lets in: with it twice, or once with one that was void. */
export const isConflict = ({ first, others }: TicketState): boolean =>
  others.length > 0 || (first !== null && first.void !== null);

/** Of two at the same instant it does not matter which, as long as it is always the same. */
function byScan(one: Entry, other: Entry): number {
  const apart = one.scannedAt.getTime() - other.scannedAt.getTime();
  if (apart !== 0) return apart;
  return one.nonce < other.nonce ? -1 : 1;
}
