/**
 * What the commands of one batch know of one event, and what they have changed so far: each sees the
 * work of those before it. The decisions (a file for each command) ask it and tell it; it decides nothing.
 *
 * What must stay true: confirmed seats + held seats + seats left = seats in all, whatever of them moves.
 * While a command is decided, seats that it frees are none of these: `decideFreed` has the last word.
 */
import type { Fact } from '@lastseat/contracts';
import type { Actor, BookingRecord } from './booking-command.js';
import { BookingsByKey } from './bookings-by-key.js';
import { ChangedBookings, type ResizedBooking } from './changed-bookings.js';
import type { CountMove, EventEdit } from './count-move.js';
import { CurrentBookings } from './current-bookings.js';
import type { ActivityRecord, EditableEvent, EventState } from './event-state.js';
import type { KnownAbout } from './known-about.js';
import { PromoCodes } from './promo-codes.js';
import { TicketTypes } from './ticket-types.js';
import type { AcceptedTransfer, TransferRecord, TransferSettings } from './transfer.js';
import { WaitlistLine, type WaitlistSettings } from './waitlist-line.js';

export type { CountMove, EventEdit };

export class Inventory {
  readonly newBookings: BookingRecord[] = [];
  private readonly changedBookings = new ChangedBookings();
  /** Those of whose turn it was in line. */
  readonly servedBookings: BookingRecord[] = [];
  readonly acceptedTransfers: AcceptedTransfer[] = [];
  readonly activities: ActivityRecord[] = [];
  private readonly facts: Fact[] = [];
  private current: EventState;
  private edits = 0;
  private freed = 0;

  private readonly bookingsById = new Map<string, BookingRecord>();
  private readonly transfers: Map<string, TransferRecord>;
  private readonly bookingsByKey = new BookingsByKey();
  private readonly currentBookings = new CurrentBookings();
  readonly ticketTypes: TicketTypes;
  readonly promoCodes: PromoCodes;
  /** Who waits. */
  readonly line: WaitlistLine;

  /**
   * @param known the bookings that the commands are about: by their ids, by their users' idempotency
   *   keys (of whatever event), and what their users hold or have of this event
   * @param now the instant that an event must still be ahead of
   */
  constructor(
    private readonly before: EventState,
    known: readonly BookingRecord[],
    readonly now: Date,
    private readonly about: KnownAbout,
  ) {
    this.current = { ...before };
    this.line = new WaitlistLine(before.id, before.waitingCount, about.line);
    this.ticketTypes = new TicketTypes(about.ticketTypes);
    this.promoCodes = new PromoCodes(about.promoCodes);
    this.transfers = new Map(about.transfers.map((transfer) => [transfer.id, transfer]));
    for (const booking of known) {
      this.bookingsById.set(booking.id, booking);
      this.bookingsByKey.set(booking);
      if (booking.eventId === before.id && booking.status !== 'cancelled') {
        this.currentBookings.set(booking);
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

  /** What the organiser says of the line: read wherever the line is. */
  get waitlist(): WaitlistSettings {
    if (isEditable(this.current)) return this.current;
    if (!this.current.waitlist) throw new TypeError("The line's settings were not read");
    return this.current.waitlist;
  }

  /** What the organiser says of passing tickets on: read wherever a transfer is. */
  get transferSettings(): TransferSettings {
    if (isEditable(this.current)) return this.current;
    if (!this.current.transfers) throw new TypeError('The settings of transfers were not read');
    return this.current.transfers;
  }

  get hasStarted(): boolean {
    return this.now >= this.current.startsAt;
  }

  /** Seats of confirmed bookings. */
  get confirmedTickets(): number {
    const { totalTickets, remainingTickets, heldTickets } = this.current;
    return totalTickets - remainingTickets - heldTickets - this.freed;
  }

  /** Seats that the command has freed, and that are nobody's yet. */
  get freedTickets(): number {
    return this.freed;
  }

  findBooking(id: string): BookingRecord | undefined {
    return this.bookingsById.get(id);
  }

  /** The booking that the command names: none where it is another user's, or of another event. */
  findBookingOf(
    command: Pick<BookingRecord, 'userId' | 'eventId'> & { bookingId: string },
  ): BookingRecord | undefined {
    const booking = this.findBooking(command.bookingId);
    const isOwn = booking?.userId === command.userId && booking.eventId === command.eventId;
    return isOwn ? booking : undefined;
  }

  /** Whether somebody is in with a ticket of the booking. */
  isAdmitted(bookingId: string): boolean {
    return this.about.admitted.has(bookingId);
  }

  /** Of whatever event. */
  findByKey(userId: string, idempotencyKey: string): BookingRecord | undefined {
    return this.bookingsByKey.find(userId, idempotencyKey);
  }

  findTransfer(id: string): TransferRecord | undefined {
    return this.transfers.get(id);
  }

  /** What the user holds or has of this event, or of this type of it. */
  findCurrent(userId: string, ticketTypeId?: string | null): BookingRecord | undefined {
    return this.currentBookings.find(userId, ticketTypeId);
  }

  /** What the user holds or has of this event, of whatever type. */
  listCurrent(userId: string): BookingRecord[] {
    return this.currentBookings.list(userId);
  }

  /** A new one, held or confirmed: it takes seats that are left. Whoever has one waits no more. */
  add(booking: BookingRecord): void {
    // Not into bookingsById: its row exists only after this batch, so no command of the batch can
    // change it, and its id is nobody else's.
    this.bookingsByKey.set(booking);
    this.currentBookings.set(booking);
    this.newBookings.push(booking);
    this.ticketTypes.take(booking.ticketTypeId, booking.quantity);
    this.current.remainingTickets -= booking.quantity;
    if (booking.status === 'held') this.current.heldTickets += booking.quantity;
    const entry = this.line.findWaiting(booking.userId);
    if (entry) {
      this.line.end(entry, { status: 'served', bookingId: booking.id, endedAt: this.now });
    }
  }

  /** What was held stays with whom it was held for. */
  confirm(booking: BookingRecord): void {
    this.change(booking);
    this.changedBookings.noteConfirmed(booking);
    this.currentBookings.set(booking);
  }

  /** Of what is confirmed. Seats that it has no more are nobody's until they are put on sale. */
  changeQuantity(before: BookingRecord, changed: BookingRecord): void {
    this.changedBookings.noteQuantity(before);
    this.change(changed);
    this.currentBookings.set(changed);
    const more = changed.quantity - before.quantity;
    this.ticketTypes.take(changed.ticketTypeId, more);
    this.promoCodes.shrink(changed.id, changed.quantity);
    this.freed += Math.max(0, -more);
    this.current.remainingTickets -= Math.max(0, more);
  }

  /** Its seats are nobody's until they are put on sale. */
  cancel(booking: BookingRecord): void {
    this.change(booking);
    this.currentBookings.delete(booking);
    this.ticketTypes.take(booking.ticketTypeId, -booking.quantity);
    this.promoCodes.free(booking.id);
    this.freed += booking.quantity;
  }

  /** From one to another, both confirmed: no seat is anybody else's meanwhile, and no count moves. */
  passOn(from: BookingRecord, to: BookingRecord, accepted: AcceptedTransfer): void {
    this.change(from);
    this.currentBookings.delete(from);
    this.currentBookings.set(to);
    this.newBookings.push(to);
    this.promoCodes.passOn(from.id, to.id);
    this.acceptedTransfers.push(accepted);
    const { id, eventId } = accepted;
    this.transfers.set(id, { id, eventId, bookingId: from.id, status: 'accepted' });
  }

  putOnSale(seats: number): void {
    this.freed -= seats;
    this.current.remainingTickets += seats;
  }

  /** A hold was made that ends then. */
  expectExpiry(expiresAt: Date): void {
    const { nextHoldExpiryAt: next } = this.current;
    if (next === null || expiresAt < next) this.current.nextHoldExpiryAt = expiresAt;
  }

  /** Before the holds that have run out are ended: with the last hold it is gone. */
  setNextExpiry(expiresAt: Date | null): void {
    this.current.nextHoldExpiryAt = expiresAt;
  }

  /** One edit: the next revision. Seats that are added are nobody's yet, as those that are freed. */
  edit(change: Partial<EditableEvent>): void {
    const { editable } = this;
    this.edits += 1;
    const edited = { ...editable, ...change, revision: editable.revision + 1 };
    const added = edited.totalTickets - editable.totalTickets;
    this.freed += Math.max(0, added);
    this.current = { ...edited, remainingTickets: edited.remainingTickets + Math.min(0, added) };
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

  get confirmedBookings(): BookingRecord[] {
    return this.changedBookings.listConfirmed();
  }

  get cancelledBookings(): BookingRecord[] {
    return this.changedBookings.listCancelled();
  }

  get resizedBookings(): ResizedBooking[] {
    return this.changedBookings.listResized();
  }

  /** Null when nothing of it changed, and there is nothing to tell: what is told has a version of its own. */
  get countMove(): CountMove | null {
    const { before, current, facts } = this;
    const { id: eventId, remainingTickets, heldTickets, nextHoldExpiryAt } = current;
    const added = current.totalTickets - before.totalTickets;
    // The end that passed was of a hold that is confirmed by now: were it left, every look would find it again.
    const isExpiryKept = nextHoldExpiryAt?.getTime() === before.nextHoldExpiryAt?.getTime();
    if (facts.length === 0 && added === 0 && isExpiryKept) return null;
    return {
      eventId,
      taken: before.remainingTickets + added - remainingTickets,
      held: heldTickets - before.heldTickets,
      added,
      nextHoldExpiryAt,
      remainingTickets,
      heldTickets,
      waitingCount: this.line.length,
      version: before.version + 1,
      facts,
    };
  }

  /** Null when no command edited the event. */
  get eventEdit(): EventEdit | null {
    if (this.edits === 0) return null;
    const { edits, editable: event } = this;
    return { event, lockedRevision: event.revision - edits };
  }

  private change(booking: BookingRecord): void {
    if (this.bookingsById.get(booking.id)?.status === 'held') {
      this.current.heldTickets -= booking.quantity;
      if (this.current.heldTickets === 0) this.current.nextHoldExpiryAt = null;
    }
    this.bookingsById.set(booking.id, booking);
    this.bookingsByKey.set(booking);
    this.changedBookings.set(booking);
  }
}

function isEditable(event: EventState): event is EditableEvent {
  return 'revision' in event;
}
