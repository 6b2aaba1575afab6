import { findReferenceRange } from '@lastseat/contracts';
import type { DoorBook } from './door-book';

const mostFound = 5;
const referenceBits = (1n << 50n) - 1n;

/**
 * The bookings whose reference begins as somebody typed it: it stands on the ticket, and needs no network as
 * names do, which are sealed.
 */
export function findByReference({ quantities }: DoorBook, typed: string): string[] {
  const range = findReferenceRange(typed);
  if (range === null) return [];
  const found: string[] = [];
  for (const bookingId of quantities.keys()) {
    const bits = BigInt(`0x${bookingId.replaceAll('-', '')}`) & referenceBits;
    if (bits >= range.first && bits <= range.last) found.push(bookingId);
    if (found.length === mostFound) break;
  }
  return found;
}
