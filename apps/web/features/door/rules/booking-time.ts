/**
 * When a booking was made, by its id alone: the first 48 bits of a UUID of version 7 are milliseconds (RFC 9562).
 * @returns undefined for an id of another version, which says nothing about time
 */
export function bookingTime(bookingId: string): number | undefined {
  if (bookingId.charAt(14) !== '7') return undefined;
  return Number.parseInt(bookingId.slice(0, 8) + bookingId.slice(9, 13), 16);
}
