/** What a device at the door keeps, so that it can admit people without a network. */
import * as z from 'zod/mini';
import { decodeBase64Url, encodeBase64Url } from './formats/base64url.js';
import { idSchema, instantSchema } from './ids.js';

/** Which seat of a booking: 1 up to the booking's seats. */
export const ticketNumberSchema = z.int().check(z.minimum(1), z.maximum(255));

export const doorTicketSchema = z.object({
  bookingId: idSchema,
  number: ticketNumberSchema,
  /** Who comes, for whoever has the ticket's code: see {@link openAttendee}. */
  sealed: z.string(),
  /** Of somebody who is in: when, and the name of the device that let them in. */
  admittedAt: z.optional(instantSchema),
  admittedBy: z.optional(z.string()),
});
export type DoorTicket = z.infer<typeof doorTicketSchema>;

/** By which a device sees that a code is one of ours. */
export const ticketKeySchema = z.object({
  id: z.int().check(z.minimum(1), z.maximum(65_535)),
  /** The public key (Ed25519), as `x` of a JWK: base64url. */
  x: z.string(),
});
export type TicketKey = z.infer<typeof ticketKeySchema>;

export const doorListSchema = z.object({
  event: z.object({
    id: idSchema,
    title: z.string(),
    startsAt: instantSchema,
    endsAt: z.nullable(instantSchema),
    timeZone: z.string(),
    venue: z.string(),
    isCancelled: z.boolean(),
  }),
  /** By the server's clock. */
  listedAt: instantSchema,
  keys: z.array(ticketKeySchema),
  /** Of confirmed bookings. */
  tickets: z.array(doorTicketSchema),
  /**
   * Bookings that were held: they have no ticket yet. So a code of one of them says that it was confirmed
   * since. Absent in lists that a device has kept from before.
   */
  held: z.optional(z.array(idSchema)),
});
export type DoorList = z.infer<typeof doorListSchema>;

/** Who asks: a device that is registered for the event. */
export const doorListQuerySchema = z.strictObject({ device: idSchema });
export type DoorListQuery = z.infer<typeof doorListQuerySchema>;

/** What the door may know of who comes. */
export const doorAttendeeSchema = z.object({
  name: z.string(),
  /** What members note for each other. */
  note: z.optional(z.string()),
  /** Of the ticket. */
  type: z.optional(z.string()),
});
export type DoorAttendee = z.infer<typeof doorAttendeeSchema>;

const ivBytes = 12;

/**
 * Whoever finds the device has the list, and no code of a ticket: so they can read nothing of it.
 * @returns base64url of a random IV (12 bytes) and what AES-256-GCM makes of the attendee
 */
export async function sealAttendee(
  attendee: DoorAttendee,
  { eventId, code }: { eventId: string; code: string },
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const key = await deriveKey(eventId, code, 'encrypt');
  const plain = new TextEncoder().encode(JSON.stringify(attendee));
  const secret = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
  const sealed = new Uint8Array(ivBytes + secret.length);
  sealed.set(iv);
  sealed.set(secret, ivBytes);
  return encodeBase64Url(sealed);
}

/** @returns undefined when it was not sealed for this code; never throws */
export async function openAttendee(
  sealed: string,
  { eventId, code }: { eventId: string; code: string },
): Promise<DoorAttendee | undefined> {
  const bytes = decodeBase64Url(sealed);
  if (bytes === undefined) return undefined;
  try {
    const key = await deriveKey(eventId, code, 'decrypt');
    const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, ivBytes) };
    const plain = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(ivBytes));
    return doorAttendeeSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    return undefined;
  }
}

/** From the code of the ticket, which has a signature of 512 bits that nobody can guess. */
async function deriveKey(
  eventId: string,
  code: string,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const ascii = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', ascii.encode(code), 'HKDF', false, [
    'deriveKey',
  ]);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: ascii.encode(eventId),
    info: ascii.encode('lastseat door list'),
  };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, material, aes, false, [usage]);
}
