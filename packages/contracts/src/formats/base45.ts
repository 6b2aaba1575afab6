/** RFC 9285: what the alphanumeric mode of a QR code writes in five and a half bits a character. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const base = alphabet.length;
const biggestPair = 0xffff;
const biggestByte = 0xff;

/** Three characters for two bytes, two for a last one; the lowest digit first. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2);
    text += second === undefined ? digits(first, 2) : digits(first * 256 + second, 3);
  }
  return text;
}

/** @returns undefined for what is the base45 of no bytes. Of each bytes there is one text, and no other is read. */
export function decodeBase45(text: string): Uint8Array | undefined {
  const odd = text.length % 3;
  if (odd === 1) return undefined;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (odd === 2 ? 1 : 0));
  for (let group = 0; group * 3 < text.length; group++) {
    const part = text.slice(group * 3, group * 3 + 3);
    const value = valueOf(part);
    if (value === undefined || value > (part.length === 3 ? biggestPair : biggestByte))
      return undefined;
    if (part.length === 3) bytes[group * 2] = value >> 8;
    bytes[group * 2 + (part.length === 3 ? 1 : 0)] = value & biggestByte;
  }
  return bytes;
}

function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value, digit = 0; digit < count; digit++, rest = Math.floor(rest / base)) {
    text += alphabet.charAt(rest % base);
  }
  return text;
}

function valueOf(part: string): number | undefined {
  let value = 0;
  for (let at = part.length - 1; at >= 0; at--) {
    const digit = alphabet.indexOf(part.charAt(at));
    if (digit < 0) return undefined;
    value = value * base + digit;
  }
  return value;
}
