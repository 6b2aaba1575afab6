/** Visitors of a test's own. */
import { randomUUID } from 'node:crypto';
import { bookingSchema, signInResultSchema, type Booking } from '@lastseat/contracts';
import { request, type APIResponse, type BrowserContext } from '@playwright/test';
import { webUrl } from './environment';
import type { TestEvent } from './events';

export const password = 'a long enough password';

export interface Person {
  name: string;
  email: string;
}

export const newPerson = (): Person => ({
  name: 'Ada Lindt',
  email: `${randomUUID()}@example.com`,
});

/** Makes an account, and leaves its session in the window: pages opened there are signed in. */
export async function signUp(context: BrowserContext): Promise<Person> {
  const person = newPerson();
  const answer = await context.request.post('/api/auth/register', {
    data: { ...person, password },
  });
  await readAnswer(answer, 201);
  return person;
}

/** Signs the person of a window in on another device, which the window knows nothing of. */
export const onAnotherDevice = (person: Person) => openDevice('/api/auth/login', person);

/** Somebody without a browser, who takes seats from those who watch. */
export const newBuyer = () => openDevice('/api/auth/register', newPerson());

async function openDevice(path: string, { name, email }: Person) {
  const http = await request.newContext({ baseURL: webUrl });
  const isNew = path === '/api/auth/register';
  const answer = await http.post(path, { data: { email, password, ...(isNew && { name }) } });
  const { accessToken } = signInResultSchema.parse(await readAnswer(answer, isNew ? 201 : 200));
  const headers = { authorization: `Bearer ${accessToken}` };
  return {
    async book({ id }: TestEvent): Promise<Booking> {
      const booked = await http.post('/api/book', { data: { eventId: id }, headers });
      return bookingSchema.parse(await readAnswer(booked, 201));
    },
    async cancel({ id }: Booking): Promise<void> {
      await readAnswer(await http.delete(`/api/bookings/${id}`, { headers }), 200);
    },
  };
}

async function readAnswer(answer: APIResponse, expected: number): Promise<unknown> {
  if (answer.status() !== expected) throw new Error(`${answer.url()}: ${await answer.text()}`);
  return answer.json();
}
