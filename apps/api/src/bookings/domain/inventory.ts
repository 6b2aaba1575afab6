/**
 * What the commands of one batch know of one event, and what they have changed so far: each sees the
 * work of those before it. The decisions (a file for each command) ask it and tell it; it decides nothing.
 *
 * What must stay true: confirmed seats + seats left = seats in all, whatever of the three moves.
 */
import type { Fact } from '@lastseat/contracts';
import type { Actor, BookingRecord } from './booking-command.js';
import { countSeats } from './count-seats.js';
import type { ActivityRecord, EditableEvent, EventState } from './event-state.js';

/** How the count of an event moves, and what is told of it. */
export interface CountMove {
  eventId: string;
  /** Seats that bookings take; given back, when negative. */
  taken: number;
  /** Seats that the event gets in all; loses, when negative. */
  added: number;
  /** What must be so then. */
  remainingTickets: number;
  version: number;
  /** In the order of the commands. A draft is nobody else's to hear of: then there are none. */
  facts: readonly Fact[];
}

/** What edits make of an event. */
export interface EventEdit {
  /** As it is then. */
  event: Readonly<EditableEvent>;
  lockedRevision: number;
}

export class Inventory {
  readonly newBookings: BookingRecord[] = [];
  readonly cancelledBookings: BookingRecord[] = [];
  readonly activities: ActivityRecord[] = [];
  private readonly facts: Fact[] = [];
  private current: EventState;
  private edits = 0;

  private readonly bookingsById = new Map<string, BookingRecord>();
  private readonly bookingsByKey = new Map<string, BookingRecord>();
  private readonly confirmedUsers = new Set<string>();

  /**
   * @param known the bookings that the commands are about: by their ids, by their users' idempotency
   *   keys (of whatever event), and what their users have confirmed of this event
   * @param now the instant that an event must still be ahead of
   */
  constructor(
    private readonly before: EventState,
    known: readonly BookingRecord[],
    readonly now: Date,
  ) {
    this.current = { ...before };
    for (const booking of known) {
      this.bookingsById.set(booking.id, booking);
      this.rememberKey(booking);
      if (booking.eventId === before.id && booking.status === 'confirmed') {
        this.confirmedUsers.add(booking.userId);
      }
    }
  }

  /** As the commands so far leave it. */
  get event(): Readonly<EventState> {
    return this.current;
  }

  /** The same for whoever edits it: for their commands all of the row is read. */
  get editable(): Readonly<EditableEvent> {
    if (!isEditable(this.current)) throw new TypeError('Only a part of the event was read');
    return this.current;
  }

  get hasStarted(): boolean {
    return this.now >= this.current.startsAt;
  }

  /** Seats of confirmed bookings. */
  get confirmedTickets(): number {
    return this.current.totalTickets - this.current.remainingTickets;
  }

  findBooking(id: string): BookingRecord | undefined {
    return this.bookingsById.get(id);
  }

  /** Of whatever event. */
  findByKey(userId: string, idempotencyKey: string): BookingRecord | undefined {
    return this.bookingsByKey.get(keyOf(userId, idempotencyKey));
  }

  isConfirmedFor(userId: string): boolean {
    return this.confirmedUsers.has(userId);
  }

  confirm(booking: BookingRecord): void {
    // Not into bookingsById: its row exists only after this batch, so no command of the batch can
    // cancel it, and its id is nobody else's.
    this.rememberKey(booking);
    this.confirmedUsers.add(booking.userId);
    this.newBookings.push(booking);
    this.current.remainingTickets -= booking.quantity;
  }

  cancel(booking: BookingRecord): void {
    this.bookingsById.set(booking.id, booking);
    this.rememberKey(booking);
    this.confirmedUsers.delete(booking.userId);
    this.cancelledBookings.push(booking);
    this.current.remainingTickets += booking.quantity;
  }

  /** One edit: the next revision. Seats that are added or taken away are those that are left. */
  edit(change: Partial<EditableEvent>): void {
    const { editable, confirmedTickets } = this;
    this.edits += 1;
    const edited = { ...editable, ...change, revision: editable.revision + 1 };
    this.current = { ...edited, remainingTickets: edited.totalTickets - confirmedTickets };
  }

  log(
    { commandId, by }: { commandId: string; by: Actor },
    { action, changes }: Pick<ActivityRecord, 'action' | 'changes'>,
  ): void {
    const { id: eventId, organiserId } = this.editable;
    const { userId: actorId, requestId } = by;
    const activity = { id: commandId, organiserId, eventId, actorId, action, changes, requestId };
    this.activities.push({ ...activity, createdAt: this.now });
  }

  /** What others are told once it is committed. */
  tell(fact: Fact): void {
    this.facts.push(fact);
  }

  /** Null when nothing of it changed, and there is nothing to tell: what is told has a version of its own. */
  get countMove(): CountMove | null {
    const { before, current, newBookings, cancelledBookings, facts } = this;
    const added = current.totalTickets - before.totalTickets;
    if (facts.length === 0 && added === 0) return null;
    const taken = countSeats(newBookings) - countSeats(cancelledBookings);
    const { id: eventId, remainingTickets } = current;
    return { eventId, taken, added, remainingTickets, version: before.version + 1, facts };
  }

  /** Null when no command edited the event. */
  get eventEdit(): EventEdit | null {
    if (this.edits === 0) return null;
    const { edits, editable: event } = this;
    return { event, lockedRevision: event.revision - edits };
  }

  private rememberKey(booking: BookingRecord): void {
    if (booking.idempotencyKey === null) return;
    this.bookingsByKey.set(keyOf(booking.userId, booking.idempotencyKey), booking);
  }
}

function isEditable(event: EventState): event is EditableEvent {
  return 'revision' in event;
}

/** A user id has no space in it, so two users' keys never meet. */
function keyOf(userId: string, idempotencyKey: string): string {
  return `${userId} ${idempotencyKey}`;
}
