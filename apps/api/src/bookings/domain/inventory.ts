/**
 * What the commands of one batch know of one event, and what they have changed so far: each sees the
 * work of those before it. The decisions (a file for each command) ask it and tell it; it decides nothing.
 *
 * What must stay true: seats left = seats before - new bookings + cancelled bookings.
 */
import type { BookingRecord, Effect, EventState } from './booking-command.js';

export class Inventory {
  readonly newBookings: BookingRecord[] = [];
  readonly cancelledBookings: BookingRecord[] = [];
  readonly hasStarted: boolean;
  private left: number;

  private readonly bookingsById = new Map<string, BookingRecord>();
  private readonly bookingsByKey = new Map<string, BookingRecord>();
  private readonly confirmedUsers = new Set<string>();

  /**
   * @param known the bookings that the commands are about: by their ids, by their users' idempotency
   *   keys (of whatever event), and what their users have confirmed of this event
   * @param now the instant that an event must still be ahead of
   */
  constructor(
    readonly event: EventState,
    known: readonly BookingRecord[],
    readonly now: Date,
  ) {
    this.left = event.remainingTickets;
    this.hasStarted = now >= event.startsAt;
    for (const booking of known) {
      this.bookingsById.set(booking.id, booking);
      this.rememberKey(booking);
      if (booking.eventId === event.id && booking.status === 'confirmed') {
        this.confirmedUsers.add(booking.userId);
      }
    }
  }

  get remainingTickets(): number {
    return this.left;
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
    this.left -= booking.quantity;
  }

  cancel(booking: BookingRecord): void {
    this.bookingsById.set(booking.id, booking);
    this.rememberKey(booking);
    this.confirmedUsers.delete(booking.userId);
    this.cancelledBookings.push(booking);
    this.left += booking.quantity;
  }

  /** What is so when all of it is committed. */
  listEffects(): Effect[] {
    if (this.newBookings.length + this.cancelledBookings.length === 0) return [];
    const { id: eventId, totalTickets, status, version } = this.event;
    if (status === 'draft') throw new Error('Nothing of a draft is sold');
    const counts = { remainingTickets: this.left, totalTickets, status, version: version + 1 };
    return [{ kind: 'count changed', eventId, ...counts }];
  }

  private rememberKey(booking: BookingRecord): void {
    if (booking.idempotencyKey === null) return;
    this.bookingsByKey.set(keyOf(booking.userId, booking.idempotencyKey), booking);
  }
}

/** A user id has no space in it, so two users' keys never meet. */
function keyOf(userId: string, idempotencyKey: string): string {
  return `${userId} ${idempotencyKey}`;
}
