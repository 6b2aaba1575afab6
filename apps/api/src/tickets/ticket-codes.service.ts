/** The codes of tickets: signed when they are shown and not when they are booked, which costs nobody time. */
import { sign, verify, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decodeTicketCode,
  encodeTicketCode,
  ticketBody,
  type DecodedTicket,
  type Ticket,
} from '@lastseat/contracts';
import { findKeyOf, type SigningKey } from './ticket-key.js';
import { TicketKeysService } from './ticket-keys.service.js';

/** A confirmed booking. */
export interface BookingToSign {
  eventId: string;
  bookingId: string;
  createdAt: Date;
  /** Seats: each has a code. */
  quantity: number;
}

/** Signatures that wait for Node's threads at a time: a long list leaves room for others. */
const AT_ONCE = 64;

/** How soon after it looked a process looks again for a key that it does not know. */
const UNKNOWN_AGAIN_MS = 1_000;

@Injectable()
export class TicketCodesService {
  constructor(private readonly keys: TicketKeysService) {}

  /** @returns of each booking the codes of its seats, the first seat first; always the same */
  async codesOf(bookings: readonly BookingToSign[]): Promise<string[][]> {
    const keys = await this.keys.listForSigning();
    const seats = bookings.flatMap(({ eventId, bookingId, createdAt, quantity }) => {
      const key = findKeyOf(keys, createdAt);
      return Array.from({ length: quantity }, (_, seat) => ({
        key,
        ticket: { keyId: key.id, eventId, bookingId, number: seat + 1 },
      }));
    });
    const codes: string[] = [];
    for (let from = 0; from < seats.length; from += AT_ONCE) {
      codes.push(...(await Promise.all(seats.slice(from, from + AT_ONCE).map(signTicket))));
    }
    let next = 0;
    return bookings.map(({ quantity }) => codes.slice(next, (next += quantity)));
  }

  /**
   * @returns what the code says, if one of our keys has signed it; undefined for anything else. Whether the
   *   booking still stands is for the caller to ask.
   */
  async verify(code: string): Promise<DecodedTicket | undefined> {
    const ticket = decodeTicketCode(code);
    if (!ticket) return undefined;
    const key =
      (await this.findKey(ticket.keyId)) ?? (await this.findKey(ticket.keyId, UNKNOWN_AGAIN_MS));
    return key && (await isSignedBy(key, ticket)) ? ticket : undefined;
  }

  /** Of all keys, for who checks codes without a network. */
  async publicKeys(): Promise<{ id: number; x: string }[]> {
    return (await this.keys.list(UNKNOWN_AGAIN_MS)).map(({ id, x }) => ({ id, x }));
  }

  private async findKey(keyId: number, maxAgeMs?: number): Promise<KeyObject | undefined> {
    return (await this.keys.list(maxAgeMs)).find(({ id }) => id === keyId)?.publicKey;
  }
}

/** On one of Node's threads: a tenth of a millisecond each would add up on the event loop. */
function signTicket({ key, ticket }: { key: SigningKey; ticket: Ticket }): Promise<string> {
  return new Promise((resolve, reject) => {
    sign(null, ticketBody(ticket), key.privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(encodeTicketCode(ticket, signature));
    });
  });
}

function isSignedBy(key: KeyObject, { body, signature }: DecodedTicket): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, body, key, signature, (error, isRight) => {
      if (error) reject(error);
      else resolve(isRight);
    });
  });
}
