/** Tells a short history in which every promise was kept, for tests that then break one of them. */
import type { CancelledBy } from '@lastseat/contracts';
import type {
  Answer,
  Attempt,
  EventRow,
  Fact,
  History,
  ToldDelivery,
  WatcherRecord,
  Wish,
} from '../../history.js';

export const EVENT = 'event';

/** How long before the commit a request is sent, and after it is answered. */
const WAY_MS = 5;

export class HonestHistory implements History {
  readonly seats: Map<string, number>;
  readonly wishes: Wish[] = [];
  readonly database: History['database'];
  readonly watcher: WatcherRecord = {
    ...{ name: 'watcher', received: [], isConnected: true, reconnects: 0 },
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
  private facts: Fact[] = [];

  constructor(seats: number) {
    this.seats = new Map([[EVENT, seats]]);
    const counts = { totalTickets: seats, remainingTickets: seats, version: 0 };
    const event: EventRow = { id: EVENT, ...counts, status: 'scheduled', isSettled: false };
    this.database = {
      ...{ events: [event], bookings: [], countChanges: [], bookingChanges: [] },
      ...{ messages: [], deliveriesLeft: 0 },
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
    this.commitCancel(userId, at, 'attendee');
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
    this.commitCancel(userId, at, 'event');
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
  commitBooking(userId: string, at: number, id = `booking of ${userId}`): void {
    const base = { eventId: EVENT, userId, quantity: 1, key: `key of ${userId}` };
    this.database.bookings.push({ id, ...base, status: 'confirmed' });
    this.database.bookingChanges.push({
      ...{ bookingId: id, ...base, became: 'confirmed', xid: String(at), committedAt: at },
      cancelledBy: null,
    });
    this.facts.push({ type: 'booking.confirmed', bookingId: id });
  }

  private commitCancel(userId: string, at: number, cancelledBy: CancelledBy): void {
    const bookingId = `booking of ${userId}`;
    const base = { bookingId, eventId: EVENT, userId, quantity: 1, key: `key of ${userId}` };
    const row = this.database.bookings.find(({ id }) => id === bookingId);
    if (row) row.status = 'cancelled';
    const change = { ...base, became: 'cancelled', cancelledBy, xid: String(at) } as const;
    this.database.bookingChanges.push({ ...change, committedAt: at });
    this.facts.push({ type: 'booking.cancelled', bookingId });
    this.commitCount(1, at);
  }

  /** The count and its version, the live message about it, and what is told of it. */
  commitCount(change: number, at: number): void {
    this.event.remainingTickets += change;
    this.event.version += 1;
    this.database.countChanges.push({
      ...{ eventId: EVENT, version: this.event.version, remaining: this.event.remainingTickets },
      ...{ total: this.event.totalTickets, status: this.event.status },
      ...{ xid: String(at), committedAt: at },
    });
    this.watch(at);
    this.tell(this.facts.splice(0), at);
  }

  private tell(facts: Fact[], at: number): void {
    if (facts.length === 0) return;
    const base = { aggregateId: EVENT, version: this.event.version };
    this.database.messages.push({ ...base, facts, xid: String(at), committedAt: at });
    for (const [part, fact] of facts.entries()) this.mail(fact, `mail ${base.version} ${part}`, at);
    for (const { name, isByFact } of this.receivers) {
      for (const [part, told] of (isByFact ? facts.map((fact) => [fact]) : [facts]).entries()) {
        const id = `${name} ${base.version} ${part}`;
        this.told.push({ receiver: name, id, ...base, part, facts: told, at: at + 1 });
      }
    }
  }

  /** At once, and taken. */
  private mail(fact: Fact, id: string, at: number): void {
    const subject = { 'booking.confirmed': 'Booked', 'booking.cancelled': 'Cancelled' }[fact.type];
    if (subject === undefined) return;
    const { version } = this.event;
    this.mails.made.push({ id, aggregateId: EVENT, version, facts: [fact] });
    this.mails.arrived.push({ id, subject: `${subject}: Event`, isTaken: true, at: at + 1 });
  }

  private watch(at: number): void {
    this.watcher.received.push({
      ...{ eventId: EVENT, remaining: this.event.remainingTickets, version: this.event.version },
      ...{ total: this.event.totalTickets, status: this.event.status },
      ...{ at: at + 1, isShown: true },
    });
  }
}

function attemptAt(at: number, answer: Answer): Attempt {
  return { process: 'a', sentAt: at - WAY_MS, endedAt: at + WAY_MS, answer };
}

export const refused = (code: string): Answer => ({ kind: 'refused', code });
