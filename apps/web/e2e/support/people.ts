/** Visitors of a test's own. */
import { randomUUID } from 'node:crypto';
import {
  bookingSchema,
  bookingTicketsSchema,
  signInResultSchema,
  type Booking,
} from '@lastseat/contracts';
import type { BrowserContext } from '@playwright/test';
import { webUrl } from './environment';
import type { TestEvent } from './events';
import { query } from './test-server';

export const password = 'a long enough password';

export interface Person {
  name: string;
  email: string;
}

export const newPerson = (name = 'Ada Lindt'): Person => ({
  name,
  email: `${randomUUID()}@example.com`,
});

/**
 * Makes an account whose address is proved, and leaves its session in the window: pages opened there are
 * signed in.
 */
export async function signUp(context: BrowserContext): Promise<Person> {
  const person = await signUpUnproved(context);
  await proveAddress(person);
  return person;
}

/** As the code of a mail would. Pages that are open already do not know of it. */
export async function proveAddress({ email }: Person): Promise<void> {
  await query(
    `WITH proved AS (UPDATE "User" SET "emailVerifiedAt" = now() WHERE email = $1 RETURNING id)
     DELETE FROM "Verification" USING proved WHERE "userId" = proved.id`,
    email,
  );
}

/** The same with a code on its way. */
export async function signUpUnproved(context: BrowserContext): Promise<Person> {
  const person = newPerson();
  const answer = await context.request.post('/api/auth/register', {
    data: { ...person, password },
  });
  if (answer.status() !== 201) throw new Error(`${answer.url()}: ${await answer.text()}`);
  return person;
}

/** As if the time were over for which the second factor was shown. */
export async function forgetConfirmations({ email }: Person): Promise<void> {
  await query(
    `UPDATE "Session" SET "confirmedAt" = NULL FROM "User"
     WHERE "User".id = "userId" AND email = $1`,
    email,
  );
}

/** Signs the person of a window in on another device, which the window knows nothing of. */
export const onAnotherDevice = (person: Person) => openDevice('/api/auth/login', person);

/** Somebody without a browser, who takes seats from those who watch. */
export const newBuyer = (name?: string) => openDevice('/api/auth/register', newPerson(name));

/** By requests of this process: what happens to the lines of the browser is none of its affair. */
async function openDevice(path: string, { name, email }: Person) {
  const isNew = path === '/api/auth/register';
  const person = { email, password, ...(isNew && { name }) };
  const opened = await send('POST', path, isNew ? 201 : 200, { body: person });
  const { accessToken, user } = signInResultSchema.parse(opened);
  const headers = { authorization: `Bearer ${accessToken}` };
  return {
    ...{ userId: user.id, email, ...sellerWith(headers) },
    async book({ id }: TestEvent, quantity = 1): Promise<Booking> {
      const body = { eventId: id, quantity };
      const booked = await send('POST', '/api/book', 201, { body, headers });
      return bookingSchema.parse(booked);
    },
    /** What the QR codes of its tickets say. */
    async showTickets({ id }: Pick<Booking, 'id'>): Promise<string[]> {
      const shown = await send('GET', `/api/bookings/${id}/tickets`, 200, { headers });
      return bookingTicketsSchema.parse(shown).tickets.map(({ code }) => code);
    },
    /** At the door, as a device of that name. */
    async letIn({ id }: TestEvent, code: string, name: string): Promise<void> {
      const device = randomUUID();
      const registered = { id: device, name };
      await send('POST', `/api/events/${id}/door-devices`, 201, { body: registered, headers });
      const scan = { device, nonce: randomUUID(), scannedAt: new Date().toISOString(), code };
      await send('POST', `/api/events/${id}/check-ins`, 201, { body: scan, headers });
    },
    async wait({ id }: TestEvent): Promise<void> {
      await send('POST', `/api/events/${id}/waitlist`, 201, { headers });
    },
    async passOn({ id }: Pick<Booking, 'id'>, to: string): Promise<void> {
      await send('POST', `/api/bookings/${id}/transfer`, 201, { body: { email: to }, headers });
    },
    /** A ticket that somebody passes on: with the token of the mail. */
    async accept(token: string): Promise<void> {
      await send('POST', `/api/transfers/${token}/accept`, 200, { headers });
    },
    async cancel({ id }: Pick<Booking, 'id'>): Promise<void> {
      await send('DELETE', `/api/bookings/${id}`, 200, { headers });
    },
  };
}

/** What an organiser's owner does about money. */
const sellerWith = (headers: Record<string, string>) => ({
  /** The rate comes on top of the prices. */
  async saveTax(organiserId: string, taxBasisPoints: number): Promise<void> {
    const seller = { legalName: 'Old Mill Concerts GmbH', address: '1 Mill Lane', taxNumber: '' };
    const rest = { pricesIncludeTax: false, currency: 'EUR', timeZone: 'Europe/Vienna' };
    const body = { ...seller, taxBasisPoints, ...rest };
    await send('PUT', `/api/organisers/${organiserId}/invoicing`, 200, { body, headers });
  },
  /** The seats of one line of an order that was paid. */
  async refund(orderId: string, lineId: string): Promise<void> {
    const body = { lineIds: [lineId], reason: 'The box is closed' };
    await send('POST', `/api/orders/${orderId}/refund`, 200, { body, headers });
  },
});

interface Sent {
  body?: object;
  headers?: Record<string, string>;
}

async function send(method: string, path: string, expected: number, { body, headers }: Sent) {
  const answer = await fetch(new URL(path, webUrl), {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.status !== expected) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as unknown;
}
