import type { BookingRecord } from './booking-command.js';

export function countSeats(bookings: readonly Pick<BookingRecord, 'quantity'>[]): number {
  return bookings.reduce((seats, { quantity }) => seats + quantity, 0);
}
