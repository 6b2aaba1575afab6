/** How somebody finds their own confirmed bookings: in their list, as a person would. */
import type { Random } from '../../load/random.js';
import type { Asker } from './asker.js';

export interface OwnTicket {
  userId: string;
  eventId: string;
  bookingId: string;
}

/** @returns one of them; undefined when there is none */
export async function findOwnTicket(
  asker: Asker,
  random: Random,
  userId: string,
): Promise<OwnTicket | undefined> {
  const tickets: OwnTicket[] = [];
  await asker.fulfil(random, asker.note({ kind: 'list', userId, attempts: [] }), {
    onList: (bookings) => {
      for (const { id: bookingId, eventId, status } of bookings) {
        if (status === 'confirmed') tickets.push({ userId, eventId, bookingId });
      }
    },
  });
  return tickets.length > 0 ? random.pick(tickets) : undefined;
}
