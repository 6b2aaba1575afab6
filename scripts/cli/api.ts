/** The public API as this program uses it: every answer parsed by the contract, every refusal a value. */
import {
  bookingListSchema,
  bookingSchema,
  eventPageSchema,
  eventSchema,
  guestBookingSchema,
  organiserEventSchema,
  ownOrganiserListSchema,
  rosterPageSchema,
  userSchema,
  type Booking,
  type BookingWithEvent,
  type EventDetails,
  type EventPage,
  type Guest,
  type GuestBooking,
  type OrganiserEvent,
  type OwnOrganiserList,
  type RosterPage,
  type User,
} from '@lastseat/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import {
  askApi,
  readProblem,
  sendRequest,
  Unreachable,
  type Answer,
  type ApiRequest,
} from '../client/send-request.js';
import { Refusal } from './exit-code.js';
import type { Session } from './session/session.js';

export type Query = Record<string, string | undefined>;

/** A booking is sent so often where no answer comes. */
const BOOKING_TRIES = 3;

export class Api {
  constructor(
    readonly origin: string,
    private readonly session: Session,
  ) {}

  listEvents(query: Query): Promise<Answer<EventPage>> {
    return askApi(eventPageSchema, this.origin, { method: 'GET', path: `/events${encode(query)}` });
  }

  getEvent(id: string): Promise<Answer<EventDetails>> {
    return askApi(eventSchema, this.origin, { method: 'GET', path: `/events/${id}` });
  }

  /** For the person who is signed in. */
  book(eventId: string, quantity: number): Promise<Answer<Booking>> {
    return this.session.authorise((token) =>
      this.sendBooking(bookingSchema, { eventId, quantity }, token),
    );
  }

  /** What everybody may know of it: the rest is in the guest's mail. */
  bookAsGuest(eventId: string, quantity: number, guest: Guest): Promise<Answer<GuestBooking>> {
    return this.sendBooking(guestBookingSchema, { eventId, quantity, guest });
  }

  listBookings(query: Query = {}): Promise<Answer<BookingWithEvent[]>> {
    return this.ask(bookingListSchema, { method: 'GET', path: `/bookings${encode(query)}` });
  }

  cancel(bookingId: string): Promise<Answer<Booking>> {
    return this.ask(bookingSchema, { method: 'DELETE', path: `/bookings/${bookingId}` });
  }

  getUser(): Promise<Answer<User>> {
    return this.ask(userSchema, { method: 'GET', path: '/auth/me' });
  }

  listOrganisers(): Promise<Answer<OwnOrganiserList>> {
    return this.ask(ownOrganiserListSchema, { method: 'GET', path: '/organisers' });
  }

  createEvent(organiserId: string, event: unknown): Promise<Answer<OrganiserEvent>> {
    const path = `/organisers/${organiserId}/events`;
    return this.ask(organiserEventSchema, { method: 'POST', path, body: event });
  }

  publishEvent(id: string): Promise<Answer<OrganiserEvent>> {
    return this.ask(organiserEventSchema, { method: 'POST', path: `/events/${id}/publish` });
  }

  listRoster(eventId: string, query: Query): Promise<Answer<RosterPage>> {
    const path = `/events/${eventId}/roster${encode(query)}`;
    return this.ask(rosterPageSchema, { method: 'GET', path });
  }

  /** The file as it comes. */
  exportRoster(eventId: string, query: Query): Promise<Answer<Response>> {
    const path = `/events/${eventId}/roster.csv${encode(query)}`;
    return this.session.authorise(async (token) => {
      const response = await sendRequest(this.origin, { method: 'GET', path, token });
      if (response.ok) return { ok: true, value: response, headers: response.headers };
      return { ok: false, problem: await readProblem(this.origin, response) };
    });
  }

  private ask<T>(schema: z.core.$ZodType<T>, request: ApiRequest): Promise<Answer<T>> {
    return this.session.authorise((token) => askApi(schema, this.origin, { ...request, token }));
  }

  /** Whatever was lost on the way, the key makes one booking of it. */
  private async sendBooking<T>(
    schema: z.core.$ZodType<T>,
    body: object,
    token?: string,
  ): Promise<Answer<T>> {
    const idempotencyKey = randomUUID();
    const request: ApiRequest = { method: 'POST', path: '/book', token, idempotencyKey, body };
    for (let attempt = 1; ; attempt++) {
      try {
        return await askApi(schema, this.origin, request);
      } catch (error) {
        if (!(error instanceof Unreachable) || attempt === BOOKING_TRIES) throw error;
      }
    }
  }
}

/** @throws {Refusal} for what was refused */
export function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.problem);
}

/** `?a=1`, or nothing. */
function encode(query: Query): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
