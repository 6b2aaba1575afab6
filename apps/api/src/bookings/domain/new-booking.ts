import type { BookingRecord, Idempotency } from './booking-command.js';

interface Wanted {
  bookingId: string;
  userId: string;
  eventId: string;
  /** Seats. */
  quantity: number;
  /** Nobody's word for it, where it was made by hand. */
  idempotency?: Idempotency | null;
}

export function newBooking(wanted: Wanted, now: Date): BookingRecord {
  const { bookingId, userId, eventId, quantity, idempotency } = wanted;
  return {
    id: bookingId,
    userId,
    eventId,
    status: 'confirmed',
    quantity,
    idempotencyKey: idempotency?.key ?? null,
    requestFingerprint: idempotency?.fingerprint ?? null,
    createdAt: now,
    cancelledAt: null,
    cancelCommandId: null,
    cancelledBy: null,
    cancelReason: null,
  };
}
