import {
  bookingListSchema,
  bookingSchema,
  eventPageSchema,
  eventSchema,
  problemSchema,
  signInResultSchema,
  type Booking,
  type BookingWithEvent,
  type EventDetails,
  type LoginInput,
  type Problem,
  type RegisterInput,
  type SignInResult,
} from '@lastseat/contracts';
import { z } from 'zod';
import { Failure } from '../runner/failure.js';

/** An answer of the API: what was asked for, or the problem with it. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The API as this script uses it, every answer parsed by the contract. */
export class ApiClient {
  constructor(private readonly origin: string) {}

  /** Whether something answers there at all. */
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.origin}/api/health/ready`).catch(() => null);
    return answer?.ok ?? false;
  }

  /** The session of a new account. */
  async register(body: RegisterInput): Promise<SignInResult> {
    return valueOf(await this.send(signInResultSchema, 'POST', '/auth/register', { body }));
  }

  /** A session of an account whose address is proved. */
  async logIn(body: LoginInput): Promise<SignInResult> {
    return valueOf(await this.send(signInResultSchema, 'POST', '/auth/login', { body }));
  }

  async listUpcomingEvents(): Promise<EventDetails[]> {
    const events: EventDetails[] = [];
    for (let page = 1; ; page++) {
      const path = `/events?period=upcoming&limit=50&page=${page}`;
      const { data, meta } = valueOf(await this.send(eventPageSchema, 'GET', path));
      events.push(...data);
      if (page >= meta.totalPages) return events;
    }
  }

  async getEvent(id: string): Promise<EventDetails> {
    return valueOf(await this.send(eventSchema, 'GET', `/events/${id}`));
  }

  async listBookings(token: string): Promise<BookingWithEvent[]> {
    return valueOf(await this.send(bookingListSchema, 'GET', '/bookings', { token }));
  }

  book(token: string, eventId: string): Promise<Answer<Booking>> {
    return this.send(bookingSchema, 'POST', '/book', { token, body: { eventId } });
  }

  async cancel(token: string, bookingId: string): Promise<Booking> {
    return valueOf(await this.send(bookingSchema, 'DELETE', `/bookings/${bookingId}`, { token }));
  }

  private async send<T>(
    schema: z.core.$ZodType<T>,
    method: string,
    path: string,
    { token, body }: { token?: string; body?: object } = {},
  ): Promise<Answer<T>> {
    const answer = await fetch(`${this.origin}/api${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const content: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: z.parse(schema, content) };
    return { ok: false, problem: problemSchema.parse(content) };
  }
}

function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Failure(`The API answered ${answer.problem.status}: ${answer.problem.detail}`);
}
