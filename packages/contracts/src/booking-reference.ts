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

/** Fewer letters are the beginning of a name sooner than that of a reference. */
const leastLetters = 3;

/**
 * The last 50 bits of the ids whose reference begins as somebody typed it: with or without `LS`, hyphens
 * and capitals.
 * @returns null for what is the beginning of none
 */
export function findReferenceRange(typed: string): { first: bigint; last: bigint } | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replace(/^LS/, '');
  if (text.length < leastLetters || text.length > letters) return null;
  let first = 0n;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    first = (first << bitsPerLetter) | BigInt(value);
  }
  const open = BigInt(letters - text.length) * bitsPerLetter;
  return { first: first << open, last: ((first + 1n) << open) - 1n };
}
