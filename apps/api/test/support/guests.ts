/** People without an account, as the API sees them. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { Booking, GuestBooking, ManagedBooking, Problem } from '@lastseat/contracts';
import { ManageLinksService } from '../../src/bookings/manage-links.service.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { createEvent } from './factories.js';
import { send, type Answer } from './http.js';

export function bookAsGuest(
  { origin }: TestApp,
  eventId: string,
  email: string,
  { name, headers = {} }: { name?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  const body = { eventId, guest: { email, ...(name !== undefined && { name }) } };
  return send(origin, 'POST', '/api/book', { headers, body });
}

/** `held`, `confirmed`, or the code of the problem. */
export function guestWordOf(answer: Answer): string {
  const body = JSON.parse(answer.text) as GuestBooking | Problem;
  return 'code' in body ? body.code : body.status;
}

/** What the mail to the address would carry. */
export async function findManageToken(
  { app }: TestApp,
  database: TestDatabase,
  eventId: string,
  email: string,
): Promise<string> {
  const [person] = await database.query<{ userId: string }>(
    `SELECT "userId" FROM "ManageLink" JOIN "User" ON "User".id = "userId"
     WHERE "eventId" = $1 AND email = $2`,
    [eventId, email],
  );
  const { userId } = person!;
  const [link] = await app.get(ManageLinksService).listTokens([{ eventId, userId }]);
  return link!.token;
}

/** A place of somebody new, at an event of its own. @returns the token of their link */
export async function holdForGuest(target: TestApp, database: TestDatabase): Promise<string> {
  const event = await createEvent(database, { totalTickets: 5, guestPolicy: 'confirm' });
  const email = `guest-of-${event.id}@example.com`;
  await bookAsGuest(target, event.id, email);
  return findManageToken(target, database, event.id, email);
}

/** As the page of the link does it. @param ticketTypeId where it opens several, which */
export function managed({ origin }: TestApp, token: string, ticketTypeId?: string) {
  const path = `/api/manage/${token}`;
  const query = ticketTypeId === undefined ? '' : `?ticketTypeId=${ticketTypeId}`;
  return {
    read: () => send(origin, 'GET', path + query),
    confirm: () => send(origin, 'POST', `${path}/confirm${query}`),
    cancel: () => send(origin, 'DELETE', path + query),
  };
}

/** Of a link or of a booking that it changed. */
export const placeOf = ({ text }: Answer) => JSON.parse(text) as ManagedBooking | Booking;
