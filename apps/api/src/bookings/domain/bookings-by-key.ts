import type { BookingRecord } from './booking-command.js';

/** By their users' idempotency keys; those without one are not among them. */
export class BookingsByKey {
  private readonly bookings = new Map<string, BookingRecord>();

  set(booking: BookingRecord): void {
    if (booking.idempotencyKey === null) return;
    this.bookings.set(keyOf(booking.userId, booking.idempotencyKey), booking);
  }

  find(userId: string, idempotencyKey: string): BookingRecord | undefined {
    return this.bookings.get(keyOf(userId, idempotencyKey));
  }
}

/** A user id has no space in it, so two users' keys never meet. */
function keyOf(userId: string, idempotencyKey: string): string {
  return `${userId} ${idempotencyKey}`;
}
