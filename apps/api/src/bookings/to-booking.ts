import type { Booking } from '@lastseat/contracts';
import type { BookingRecord } from './domain/booking-command.js';

/** The record as its owner sees it. */
export function toBooking({ id, eventId, status, createdAt, cancelledAt }: BookingRecord): Booking {
  return {
    id,
    eventId,
    status,
    createdAt: createdAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
  };
}
