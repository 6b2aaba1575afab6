import type { Booking } from '@lastseat/contracts';
import type { BookingRecord } from './domain/booking-command.js';

/** The record as its owner sees it. */
export function toBooking(booking: BookingRecord): Booking {
  const { id, eventId, status, quantity, createdAt, expiresAt, cancelledAt } = booking;
  const { cancelledBy, cancelReason, ticketTypeId } = booking;
  return {
    id,
    eventId,
    status,
    quantity,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    cancelledAt: cancelledAt?.toISOString() ?? null,
    cancelledBy,
    cancelReason,
    ...(ticketTypeId && { ticketTypeId }),
  };
}
