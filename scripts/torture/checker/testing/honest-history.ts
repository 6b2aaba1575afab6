/** Tells a short history in which every promise was kept, for tests that then break one of them. */
import type { BookingStatus, CancelledBy } from '@lastseat/contracts';
import type {
  Answer,
  Attempt,
  BookingRow,
  EventRow,
  Fact,
  History,
  Message,
  ToldDelivery,
  WatcherRecord,
  Wish,
} from '../../history.js';
import { isOffer } from '../evidence.js';

export const EVENT = 'event';

/** How long before the commit a request is sent, and after it is answered. */
const WAY_MS = 5;

export class HonestHistory implements History {
  readonly seats: Map<string, number>;
  readonly holdShare = 0.5;
  readonly wishes: Wish[] = [];
  readonly database: History['database'];
  readonly watcher: WatcherRecord = {
    ...{ name: 'watcher', eventIds: [EVENT], received: [], isConnected: true, reconnects: 0 },
  };
  readonly watchers = [this.watcher];
  readonly receivers = [
    { name: 'one by one', isOrdered: false, isByFact: true },
    { name: 'in order', isOrdered: true, isByFact: false },
    { name: 'kafka', isOrdered: true, isByFact: true },
  ];
  readonly told: ToldDelivery[] = [];
  readonly mails: History['mails'] = { made: [], arrived: [] };
  readonly gaps: History['gaps'] = [];
  readonly endings: History['endings'] = [{ name: 'API a', wasKilled: true }];

  /** What the next commit tells. */
  protected facts: Fact[] = [];
  protected isPaused = false;

  constructor(seats: number) {
    this.seats = new Map([[EVENT, seats]]);
    const counts = { totalTickets: seats, remainingTickets: seats, heldTickets: 0, version: 0 };
    const event: EventRow = {
      ...{ id: EVENT, ...counts, status: 'scheduled', isSettled: false },
      ...{ waitlistMode: 'offer', waiting: 0 },
    };
    this.database = {
      ...{ events: [event], bookings: [], countChanges: [], bookingChanges: [] },
      ...{ messages: [], deliveriesLeft: 0 },
      line: { waitChanges: [], byHand: [], shortOffers: [] },
      tickets: { transferChanges: [], doorChanges: [] },
    };
    this.watch(0);
  }

  /** The row of the event. */
  get event() {
    return this.database.events[0]!;
  }

  /** A booking that is committed at this moment, and answered 201; its id is `booking of <user>`. */
  book(userId: string, at: number): this {
    const bookingId = `booking of ${userId}`;
    this.commitBooking(userId, at);
    this.commitCount(-1, at);
    return this.ask(userId, at, {
      ...{ kind: 'booked', bookingId, eventId: EVENT, status: 'confirmed' },
    });
  }

  /** A request to book, and its answer; the key is the same for each of a user's requests. */
  ask(userId: string, at: number, answer: Answer): this {
    const key = `key of ${userId}`;
    const attempt = attemptAt(at, answer);
    const known = this.wishes.find((wish) => wish.kind === 'book' && wish.key === key);
    if (known) known.attempts.push(attempt);
    else this.wishes.push({ kind: 'book', userId, eventId: EVENT, key, attempts: [attempt] });
    return this;
  }

  cancel(userId: string, at: number): this {
    const bookingId = `booking of ${userId}`;
    this.commitCancel(bookingId, at, 'attendee');
    return this.askToCancel(userId, at, {
      ...{ kind: 'cancelled', bookingId, eventId: EVENT, status: 'cancelled' },
    });
  }

  askToCancel(userId: string, at: number, answer: Answer): this {
    const bookingId = `booking of ${userId}`;
    this.wishes.push({ kind: 'cancel', userId, bookingId, attempts: [attemptAt(at, answer)] });
    return this;
  }

  /** With its event, which nobody asks for. */
  cancelWithEvent(userId: string, at: number): this {
    this.commitCancel(`booking of ${userId}`, at, 'event');
    return this;
  }

  changeCapacity(totalTickets: number, at: number): this {
    const added = totalTickets - this.event.totalTickets;
    this.event.totalTickets = totalTickets;
    this.facts.push({ type: 'event.changed' });
    this.commitCount(added, at);
    return this.askForCapacity(totalTickets, at, { kind: 'edited' });
  }

  askForCapacity(totalTickets: number, at: number, answer: Answer): this {
    const base = { kind: 'changeCapacity', userId: 'owner', eventId: EVENT, revision: 0 } as const;
    this.wishes.push({ ...base, totalTickets, attempts: [attemptAt(at, answer)] });
    return this;
  }

  cancelEvent(at: number): this {
    this.event.status = 'cancelled';
    this.event.isSettled = true;
    this.facts.push({ type: 'event.cancelled' });
    this.commitCount(0, at);
    return this.askToCancelEvent(at, { kind: 'edited' });
  }

  askToCancelEvent(at: number, answer: Answer): this {
    const base = { kind: 'cancelEvent', userId: 'owner', eventId: EVENT } as const;
    this.wishes.push({ ...base, attempts: [attemptAt(at, answer)] });
    return this;
  }

  /** A row and its note, and nothing else. */
  commitBooking(
    userId: string,
    at: number,
    id = `booking of ${userId}`,
    expiresAt: number | null = null,
    key: string | null = `key of ${userId}`,
  ): void {
    const status = expiresAt === null ? 'confirmed' : 'held';
    const row: BookingRow = { id, eventId: EVENT, userId, quantity: 1, key, status };
    this.database.bookings.push(row);
    this.noteChange(row, null, status, at, { expiresAt });
    const end = expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() };
    const type = isOffer({ key, expiresAt }) ? 'waitlist.offered' : `booking.${status}`;
    this.facts.push({ type, userId, bookingId: id, ...end });
  }

  protected commitCancel(bookingId: string, at: number, cancelledBy: CancelledBy, held = 0): void {
    const type = cancelledBy === 'expiry' ? 'booking.holdExpired' : 'booking.cancelled';
    this.facts.push({ type, bookingId });
    this.changeBooking(bookingId, 'cancelled', at, cancelledBy);
    this.commitCount(1, at, -held);
  }

  protected changeBooking(
    bookingId: string,
    became: BookingStatus,
    at: number,
    cancelledBy: CancelledBy | null = null,
  ): void {
    const row = this.database.bookings.find(({ id }) => id === bookingId)!;
    this.noteChange(row, row.status, became, at, { cancelledBy });
    row.status = became;
  }

  protected noteChange(
    { id: bookingId, eventId, userId, quantity, key }: BookingRow,
    was: BookingStatus | null,
    became: BookingStatus,
    at: number,
    more: { expiresAt?: number | null; cancelledBy?: CancelledBy | null },
  ): void {
    this.database.bookingChanges.push({
      ...{ bookingId, eventId, userId, quantity, key, was, became },
      ...{ expiresAt: null, cancelledBy: null, ...more, xid: String(at), committedAt: at },
    });
  }

  /** The count and its version, the live message about it, and what is told of it. */
  commitCount(change: number, at: number, held = 0): void {
    this.event.remainingTickets += change;
    this.event.heldTickets += held;
    this.event.version += 1;
    this.database.countChanges.push({
      ...{ eventId: EVENT, version: this.event.version, remaining: this.event.remainingTickets },
      ...{ held: this.event.heldTickets, total: this.event.totalTickets },
      ...{ status: this.event.status, waiting: this.event.waiting, isPaused: this.isPaused },
      ...{ xid: String(at), begunAt: at - 1, committedAt: at },
    });
    this.watch(at);
    this.tell(this.facts.splice(0), at);
  }

  private tell(facts: Fact[], at: number): void {
    if (facts.length === 0) return;
    this.tellOf(
      { aggregateType: 'event', aggregateId: EVENT, version: this.event.version },
      facts,
      at,
    );
  }

  /** A message, and what each receiver gets of it. */
  protected tellOf(
    about: Pick<Message, 'aggregateType' | 'aggregateId' | 'version'>,
    facts: Fact[],
    at: number,
  ): void {
    const { aggregateType: _, ...base } = about;
    const name = `${base.aggregateId} ${base.version}`;
    this.database.messages.push({ ...about, facts, xid: String(at), committedAt: at });
    for (const [part, fact] of facts.entries()) this.mail(fact, base, `mail ${name} ${part}`, at);
    for (const { name: receiver, isByFact } of this.receivers) {
      for (const [part, told] of (isByFact ? facts.map((fact) => [fact]) : [facts]).entries()) {
        const id = `${receiver} ${name} ${part}`;
        this.told.push({ receiver, id, ...base, part, facts: told, at: at + 1 });
      }
    }
  }

  /** At once, and taken. */
  private mail(
    fact: Fact,
    base: Pick<Message, 'aggregateId' | 'version'>,
    id: string,
    at: number,
  ): void {
    const subject = subjects[fact.type];
    if (subject === undefined) return;
    this.mails.made.push({ id, ...base, facts: [fact] });
    this.mails.arrived.push({ id, subject: `${subject}: Event`, isTaken: true, at: at + 1 });
  }

  private watch(at: number): void {
    this.watcher.received.push({
      ...{ eventId: EVENT, remaining: this.event.remainingTickets, version: this.event.version },
      ...{ total: this.event.totalTickets, status: this.event.status },
      ...{ waiting: this.event.waiting, at: at + 1, isShown: true },
    });
  }
}

const subjects: Record<string, string> = {
  'booking.confirmed': 'Booked',
  'booking.cancelled': 'Cancelled',
  'waitlist.offered': 'It is your turn',
  'booking.holdExpired': 'You missed your turn',
  'transfer.asked': 'Ann passes a ticket on to you',
  'booking.transferred': 'Booked',
  'transfer.accepted': 'Passed on',
  'transfer.takenBack': 'Taken back',
  'transfer.declined': 'Not accepted',
};

export function attemptAt(at: number, answer: Answer): Attempt {
  return { process: 'a', sentAt: at - WAY_MS, endedAt: at + WAY_MS, answer };
}

export const refused = (code: string): Answer => ({ kind: 'refused', code });
