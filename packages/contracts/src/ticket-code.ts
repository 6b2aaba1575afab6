import { decodeBase45, encodeBase45 } from './formats/base45.js';
import { idSchema } from './ids.js';

/**
 * What the QR code of a ticket says: 36 bytes that name one seat of a booking, and the server's signature
 * of them. Read in browsers too, at the door without a network: so nothing here is Node's alone.
 *
 * Format (1 byte), key (2, high byte first), event (16), booking (16), number of the seat (1), Ed25519
 * signature (64); all in base45, which is a QR code of version 6 (41 modules) at level M.
 */
const format = 1;
const idBytes = 16;
const keyAt = 1;
const eventAt = keyAt + 2;
const bookingAt = eventAt + idBytes;
const numberAt = bookingAt + idBytes;
const bodyBytes = numberAt + 1;
const signatureBytes = 64;
const biggestKeyId = 0xffff;
const biggestNumber = 0xff;

/**
 * Of every code. None ends with a space, and none of the first 255 keys begins with one: whoever trims what
 * was scanned does no harm.
 */
export const ticketCodeLength = ((bodyBytes + signatureBytes) / 2) * 3;

/** A seat of a booking, and the key that signs for it. */
export interface Ticket {
  /** 1 to 65,535. */
  keyId: number;
  eventId: string;
  bookingId: string;
  /** 1 up to the seats of the booking; at most 255. */
  number: number;
}

/** What a code says. Nothing of it is true before the signature has been checked against the key's. */
export interface DecodedTicket extends Ticket {
  /** What was signed. */
  body: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

/** @returns the bytes that are signed */
export function ticketBody({ keyId, eventId, bookingId, number }: Ticket): Uint8Array<ArrayBuffer> {
  assertWhole('key', keyId, biggestKeyId);
  assertWhole('number', number, biggestNumber);
  const body = new Uint8Array(bodyBytes);
  body[0] = format;
  body[keyAt] = keyId >> 8;
  body[keyAt + 1] = keyId & 0xff;
  body.set(bytesOf(eventId), eventAt);
  body.set(bytesOf(bookingId), bookingAt);
  body[numberAt] = number;
  return body;
}

/** @param signature the key's, of `ticketBody(ticket)` */
export function encodeTicketCode(ticket: Ticket, signature: Uint8Array): string {
  if (signature.length !== signatureBytes) throw new RangeError('A signature has 64 bytes');
  const bytes = new Uint8Array(bodyBytes + signatureBytes);
  bytes.set(ticketBody(ticket));
  bytes.set(signature, bodyBytes);
  return encodeBase45(bytes);
}

/** @returns undefined for whatever is no code of this format; never throws */
export function decodeTicketCode(code: string): DecodedTicket | undefined {
  if (code.length !== ticketCodeLength) return undefined;
  const bytes = decodeBase45(code);
  if (bytes?.[0] !== format) return undefined;
  const keyId = (bytes[keyAt] ?? 0) * 256 + (bytes[keyAt + 1] ?? 0);
  const number = bytes[numberAt] ?? 0;
  const eventId = idOf(bytes.subarray(eventAt, bookingAt));
  const bookingId = idOf(bytes.subarray(bookingAt, numberAt));
  if (keyId === 0 || number === 0 || eventId === undefined || bookingId === undefined)
    return undefined;
  return {
    keyId,
    eventId,
    bookingId,
    number,
    body: bytes.slice(0, bodyBytes),
    signature: bytes.slice(bodyBytes),
  };
}

function assertWhole(what: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`The ${what} of a ticket is 1 to ${most}, not ${value}`);
  }
}

function bytesOf(id: string): Uint8Array {
  const hex = idSchema.parse(id).replaceAll('-', '');
  return Uint8Array.from({ length: idBytes }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

/** @returns undefined for bytes that no id is made of, so that whoever looks the id up is given one */
function idOf(bytes: Uint8Array): string | undefined {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return idSchema.safeParse(id).success ? id : undefined;
}
