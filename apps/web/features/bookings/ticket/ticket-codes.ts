import { bookingTicketsSchema } from '@lastseat/contracts';
import { changeKept } from '@/features/bookings/kept/change-kept';
import { readText } from '@/features/bookings/kept/kept-text';
import { addCodes, parseKept } from '@/features/bookings/kept/kept-tickets';
import { api, publicApi } from '@/lib/http/api';
import { managePath } from '@/lib/http/manage-path';
import { createResource } from '@/lib/http/resource';

/**
 * What the QR codes of a booking say, one for each seat. A code never changes, so that of a kept ticket is
 * there at once, without a network too.
 * @param token of a guest's link, or all of it; empty for a booking of one's own
 * @param seats of the booking: with another number of them it has other codes
 */
export const ticketCodes = createResource(
  async (token: string, bookingId: string, seats: string): Promise<readonly string[]> => {
    const kept = parseKept(readText())?.tickets.find(({ id }) => id === bookingId)?.codes;
    if (kept?.length === Number(seats)) return kept;
    const { client, path } = findTickets(token, bookingId);
    const { data } = await client.get<unknown>(path);
    const answer = bookingTicketsSchema.parse(data);
    // The link is a place's: its booking may be another one by now.
    if (answer.bookingId !== bookingId) throw new Error('These are the tickets of another booking');
    const codes = answer.tickets.map(({ code }) => code);
    if (token === '') changeKept((tickets) => tickets && addCodes(tickets, bookingId, codes));
    return codes;
  },
);

/** All tickets on one paper. @param token as above */
export async function readTicketFile(
  token: string,
  bookingId: string,
): Promise<{ name: string; content: Blob }> {
  const { client, path } = findTickets(token, bookingId, '/tickets.pdf');
  const { data } = await client.get<Blob>(path, { responseType: 'blob' });
  return { name: 'tickets.pdf', content: data };
}

function findTickets(token: string, bookingId: string, what = '/tickets') {
  return token === ''
    ? { client: api, path: `/bookings/${bookingId}${what}` }
    : { client: publicApi, path: managePath(token, what) };
}
