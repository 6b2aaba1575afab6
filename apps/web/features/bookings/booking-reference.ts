/** Crockford's base 32: no I, L, O or U, which are mistaken for others when read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerLetter = 5n;
const letters = 10;

/**
 * What stands on the ticket, such as `LS-4F7KQ-9Q2MX`: the last 50 bits of the booking's id, which
 * are random in a UUID of version 7. Enough to tell the bookings of one event apart.
 */
export function bookingReference(bookingId: string): string {
  let bits = BigInt(`0x${bookingId.replaceAll('-', '')}`);
  let text = '';
  for (let letter = 0; letter < letters; letter++) {
    text = `${alphabet[Number(bits & 31n)] ?? ''}${text}`;
    bits >>= bitsPerLetter;
  }
  return `LS-${text.slice(0, 5)}-${text.slice(5)}`;
}
