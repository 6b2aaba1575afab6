/**
 * Who waits for a seat of one event, as far as a batch knows it, and what its commands have changed of it.
 * Those at the head of the line are known as many as the batch may have seats for; of the others only
 * those whom a command is about.
 */
import type { WaitlistMode } from '@lastseat/contracts';

/** What an organiser says of the line; times as Dates. */
export interface WaitlistSettings {
  /** `offer`: a free seat is held for the next in line. `autobook`: it is booked for them. */
  waitlistMode: WaitlistMode;
  /** Nobody is served meanwhile: what is freed goes on sale to everybody. */
  isWaitlistPaused: boolean;
  /** How long an offer stands. */
  offerMinutes: number;
  /** From then on nobody joins and nobody is served. Null: until the sale closes. */
  waitlistClosesAt: Date | null;
}

export interface WaitlistEntry {
  id: string;
  eventId: string;
  userId: string;
  /** Seats that are wanted. Whoever is offered fewer may take these. */
  quantity: number;
  status: 'waiting' | 'served' | 'left' | 'removed' | 'closed';
  /** Those with a higher one come first; 0 unless an organiser moved them up. */
  priority: number;
  /** Of two with the same priority the lower one comes first. */
  position: number;
  /** The one that it was served with. */
  bookingId: string | null;
  /** The id that this booking will have: made before the decision, which is pure. */
  nextBookingId: string;
  joinedAt: Date;
  endedAt: Date | null;
}

/** Who comes first. */
export const byPlace = (one: WaitlistEntry, other: WaitlistEntry): number =>
  other.priority - one.priority || one.position - other.position;

export interface KnownLine {
  /** The first ones, in their order. */
  heads: readonly WaitlistEntry[];
  /** Whether these are all. */
  isWhole: boolean;
  /** Whom commands are about, wherever they stand. */
  named: readonly WaitlistEntry[];
  /** The highest position that was ever given. */
  tail: number;
}

/** What is to be written of the line of one event. */
export interface LineMove {
  eventId: string;
  /** How many more wait than before; fewer, when negative. */
  waiting: number;
  tail: number;
  /** New ones, as the batch leaves them. */
  joined: WaitlistEntry[];
  /** Those that were there before and are another now. */
  changed: WaitlistEntry[];
}

export class WaitlistLine {
  private readonly byId = new Map<string, WaitlistEntry>();
  private readonly waitingOf = new Map<string, WaitlistEntry>();
  private readonly joined = new Map<string, WaitlistEntry>();
  private readonly changed = new Map<string, WaitlistEntry>();
  private heads: WaitlistEntry[];
  private waiting: number;
  private tail: number;

  /**
   * @param before how many wait when the batch begins
   * @param read null: no command of the batch can serve anybody or is about the line
   */
  constructor(
    private readonly eventId: string,
    private readonly before: number,
    private readonly read: KnownLine | null,
  ) {
    this.waiting = before;
    this.heads = [...(read?.heads ?? [])];
    this.tail = read?.tail ?? 0;
    for (const entry of [...this.heads, ...(read?.named ?? [])]) this.remember(entry);
  }

  /** How many wait. */
  get length(): number {
    return this.waiting;
  }

  find(entryId: string): WaitlistEntry | undefined {
    return this.byId.get(entryId);
  }

  /** The entry by which the user waits. */
  findWaiting(userId: string): WaitlistEntry | undefined {
    return this.waitingOf.get(userId);
  }

  /** Who is next. @throws TypeError where more wait than were read: then it is not known */
  get first(): WaitlistEntry | undefined {
    const [first] = this.heads;
    if (first === undefined && this.waiting > 0)
      throw new TypeError('Too little of the line was read');
    return first;
  }

  /** Those of the head that are known. */
  get known(): readonly WaitlistEntry[] {
    return this.heads;
  }

  /** To the end of the line. */
  join(entry: Omit<WaitlistEntry, 'position' | 'priority'>): WaitlistEntry {
    if (this.read === null) throw new TypeError('The line was not read');
    this.tail += 1;
    const joined: WaitlistEntry = { ...entry, priority: 0, position: this.tail };
    if (this.read.isWhole) this.heads.push(joined);
    this.joined.set(joined.id, joined);
    this.remember(joined);
    this.waiting += 1;
    return joined;
  }

  /** Before everybody else. */
  promote(entry: WaitlistEntry): void {
    const [first] = this.heads;
    if (first?.id === entry.id) return;
    const promoted = { ...entry, priority: (first?.priority ?? entry.priority) + 1 };
    this.heads = [promoted, ...this.heads.filter(({ id }) => id !== entry.id)];
    this.change(promoted);
  }

  /** Waits no more. @param ended what becomes of the entry */
  end(
    entry: WaitlistEntry,
    ended: Pick<WaitlistEntry, 'status' | 'bookingId'> & { endedAt: Date },
  ): void {
    this.heads = this.heads.filter(({ id }) => id !== entry.id);
    this.waitingOf.delete(entry.userId);
    this.waiting -= 1;
    this.change({ ...entry, ...ended });
  }

  /** Null when nothing of it changed. */
  get move(): LineMove | null {
    const { eventId, tail, waiting, before } = this;
    const joined = [...this.joined.values()];
    const changed = [...this.changed.values()];
    if (joined.length === 0 && changed.length === 0) return null;
    return { eventId, waiting: waiting - before, tail, joined, changed };
  }

  private change(entry: WaitlistEntry): void {
    this.remember(entry);
    const changes = this.joined.has(entry.id) ? this.joined : this.changed;
    changes.set(entry.id, entry);
  }

  private remember(entry: WaitlistEntry): void {
    this.byId.set(entry.id, entry);
    if (entry.status === 'waiting') this.waitingOf.set(entry.userId, entry);
  }
}
