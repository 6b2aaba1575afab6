import type { BookingRecord, Idempotency } from './booking-command.js';

interface Wanted {
  bookingId: string;
  userId: string;
  eventId: string;
  /** Seats. */
  quantity: number;
  /** Of an event that is sold by types. */
  ticketTypeId?: string | null;
  /** Nobody's word for it, where it was made by hand. */
  idempotency?: Idempotency | null;
}

/** @param expiresAt of what is held; null: it is confirmed */
export function newBooking(wanted: Wanted, now: Date, expiresAt: Date | null): BookingRecord {
  const { bookingId, userId, eventId, quantity, ticketTypeId, idempotency } = wanted;
  return {
    id: bookingId,
    userId,
    eventId,
    status: expiresAt === null ? 'confirmed' : 'held',
    quantity,
    idempotencyKey: idempotency?.key ?? null,
    requestFingerprint: idempotency?.fingerprint ?? null,
    createdAt: now,
    expiresAt,
    cancelledAt: null,
    cancelCommandId: null,
    cancelledBy: null,
    cancelReason: null,
    ticketTypeId: ticketTypeId ?? null,
  };
}
