/** People with access tokens, who book and cancel over HTTP. */
import { bookingSchema, type Booking } from '@lastseat/contracts';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { createUsers } from './factories.js';
import { send } from './http.js';

export interface Buyer {
  id: string;
  /** @param origin of another process than the one that gave the token */
  book(eventId: string, origin?: string): Promise<Booking>;
  cancel(bookingId: string): Promise<Booking>;
}

export async function createBuyers(
  database: TestDatabase,
  target: TestApp,
  count: number,
): Promise<Buyer[]> {
  const userIds = await createUsers(database, count);
  return Promise.all(
    userIds.map(async (userId) => {
      const headers = { authorization: `Bearer ${await target.tokenFor(userId)}` };
      const ask = async (
        method: string,
        path: string,
        body?: object,
        origin = target.origin,
      ): Promise<Booking> => {
        const answer = await send(origin, method, path, { headers, body });
        return bookingSchema.parse(JSON.parse(answer.text));
      };
      return {
        id: userId,
        book: (eventId, origin) => ask('POST', '/api/book', { eventId }, origin),
        cancel: (bookingId) => ask('DELETE', `/api/bookings/${bookingId}`),
      };
    }),
  );
}
