/** Tickets whose codes are signed for real. */
import {
  encodeTicketCode,
  sealAttendee,
  ticketBody,
  type DoorTicket,
  type Ticket,
  type TicketKey,
} from '@lastseat/contracts';

export interface TicketPrinter {
  key: TicketKey;
  print: (seat: Pick<Ticket, 'eventId' | 'bookingId' | 'number'>) => Promise<string>;
}

export async function openPrinter(id = 1): Promise<TicketPrinter> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    key: { id, x },
    print: async (seat) => {
      const ticket = { keyId: id, ...seat };
      const body = ticketBody(ticket);
      const signature = await crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, body);
      return encodeTicketCode(ticket, new Uint8Array(signature));
    },
  };
}

/** An id of a booking that was made then: UUID, version 7. */
export function bookingIdOf(madeAt: string, place: number): string {
  const time = Date.parse(madeAt).toString(16).padStart(12, '0');
  const tail = place.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
}

export async function listTicket(
  seat: Pick<Ticket, 'eventId' | 'bookingId' | 'number'>,
  code: string,
  name: string,
): Promise<DoorTicket> {
  const { eventId, bookingId, number } = seat;
  return { bookingId, number, sealed: await sealAttendee({ name }, { eventId, code }) };
}

export const fakeEvent = {
  id: '01890000-0000-7000-8000-000000000001',
  title: 'An evening',
  startsAt: '2027-03-15T19:00:00.000Z',
  endsAt: null,
  timeZone: 'Europe/Vienna',
  venue: 'A hall',
  isCancelled: false,
};
