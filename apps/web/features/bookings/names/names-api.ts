import { ticketNamesSchema, type TicketNames } from '@lastseat/contracts';
import { api, publicApi } from '@/lib/http/api';
import { managePath } from '@/lib/http/manage-path';
import { createResource } from '@/lib/http/resource';

/** Who comes with each ticket. @param token of a guest's link, or all of it; empty for a booking of one's own */
export const ticketNames = createResource(
  async (token: string, bookingId: string): Promise<TicketNames> => {
    const { client, path } = findNames(token, bookingId);
    const { data } = await client.get<unknown>(path);
    return ticketNamesSchema.parse(data);
  },
);

export async function putTicketNames(
  token: string,
  bookingId: string,
  names: readonly (string | null)[],
): Promise<void> {
  const { client, path } = findNames(token, bookingId);
  const { data } = await client.put<unknown>(path, { names });
  ticketNames.put(ticketNamesSchema.parse(data), token, bookingId);
}

function findNames(token: string, bookingId: string) {
  return token === ''
    ? { client: api, path: `/bookings/${bookingId}/names` }
    : { client: publicApi, path: managePath(token, '/names') };
}
