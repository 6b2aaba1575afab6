/** One request to one process, and what it was answered: nothing is thrown, everything is written down. */
import {
  bookingListSchema,
  bookingSchema,
  guestBookingSchema,
  ifMatchHeader,
  organiserEventSchema,
  problemSchema,
  type Booking,
} from '@lastseat/contracts';
import type {
  Answer,
  AnyLineWish,
  AnyTicketWish,
  CancelEventWish,
  ChangeCapacityWish,
  ReadSettingsWish,
  Wish,
} from '../history.js';
import { isLineWish, optionsOfLineWish, pathOfLineWish, readLineAnswer } from './line-requests.js';
import {
  isGuest,
  isTicketWish,
  optionsOfTicketWish,
  pathOfTicketWish,
  readTicketAnswer,
} from './ticket-requests.js';

export interface Sent {
  answer: Answer;
  /** What the user has, when that was asked for. */
  bookings: Booking[];
}

export async function sendRequest(
  origin: string,
  wish: Wish,
  token: string,
  patienceMs: number,
): Promise<Sent> {
  try {
    const { path, options } = toRequest(wish, token);
    const response = await fetch(`${origin}/api${path}`, {
      ...options,
      signal: AbortSignal.timeout(patienceMs),
    });
    return readAnswer(wish, response, await response.text());
  } catch (error) {
    const { name, message, cause } = error as Error;
    const { code } = (cause ?? {}) as { code?: string };
    return { answer: { kind: 'none', reason: code ?? `${name}: ${message}` }, bookings: [] };
  }
}

function toRequest(wish: Wish, token: string): { path: string; options: RequestInit } {
  const authorization = `Bearer ${token}`;
  if (isLineWish(wish)) {
    return { path: pathOfLineWish(wish), options: optionsOfLineWish(wish, authorization) };
  }
  if (isTicketWish(wish)) {
    return { path: pathOfTicketWish(wish), options: optionsOfTicketWish(wish, authorization) };
  }
  return { path: pathOf(wish), options: optionsOf(wish, token) };
}

type OtherWish = Exclude<Wish, AnyLineWish | AnyTicketWish>;

function pathOf(wish: OtherWish): string {
  switch (wish.kind) {
    case 'book':
    case 'bookAsGuest':
      return '/book';
    case 'confirmByLink':
      return `/manage/${wish.token}/confirm`;
    case 'cancelByLink':
      return `/manage/${wish.token}`;
    case 'cancel':
      return `/bookings/${wish.bookingId}`;
    case 'list':
      return '/bookings';
    case 'readSettings':
      return `/events/${wish.eventId}/settings`;
    case 'changeCapacity':
      return `/events/${wish.eventId}`;
    case 'cancelEvent':
      return `/events/${wish.eventId}/cancel`;
  }
}

function optionsOf(wish: OtherWish, token: string): RequestInit {
  const authorization = `Bearer ${token}`;
  const json = { authorization, 'content-type': 'application/json' };
  switch (wish.kind) {
    case 'book': {
      const headers = { ...json, 'idempotency-key': wish.key };
      return { method: 'POST', headers, body: JSON.stringify({ eventId: wish.eventId }) };
    }
    case 'bookAsGuest': {
      const headers = { 'content-type': 'application/json', 'idempotency-key': wish.key };
      const body = { eventId: wish.eventId, guest: { email: addressOf(wish.userId) } };
      return { method: 'POST', headers, body: JSON.stringify(body) };
    }
    case 'confirmByLink':
      return { method: 'POST' };
    case 'cancelByLink':
      return { method: 'DELETE' };
    case 'cancel':
      return { method: 'DELETE', headers: { authorization } };
    case 'list':
    case 'readSettings':
      return { headers: { authorization } };
    case 'changeCapacity': {
      const headers = { ...json, [ifMatchHeader]: `"${wish.revision}"` };
      const { totalTickets } = wish;
      return { method: 'PATCH', headers, body: JSON.stringify({ totalTickets }) };
    }
    case 'cancelEvent':
      return { method: 'POST', headers: json, body: JSON.stringify({ reason: 'No light' }) };
  }
}

/** Guests without an account are known by theirs; the accounts have those that `insertUsers` gave them. */
export const addressOf = (userId: string): string =>
  isGuest(userId) ? userId : `${userId}@example.com`;

function readAnswer(wish: Wish, { status, headers }: Response, text: string): Sent {
  const without = (answer: Answer): Sent => ({ answer, bookings: [] });
  const unexpected = without({ kind: 'unexpected', what: `${status} ${text.slice(0, 300)}` });
  const content = parseJson(text);
  if ((isLineWish(wish) || isTicketWish(wish)) && status < 300) {
    const answer = isLineWish(wish)
      ? readLineAnswer(wish, status, content)
      : readTicketAnswer(wish, status, content);
    return answer === null ? unexpected : without(answer);
  }
  if (status === 200 && wish.kind === 'list') {
    const list = bookingListSchema.safeParse(content);
    return list.success ? { answer: { kind: 'listed' }, bookings: list.data } : unexpected;
  }
  if (status === 201 && wish.kind === 'bookAsGuest') {
    const told = guestBookingSchema.safeParse(content);
    return told.success ? without({ kind: 'told', ...told.data }) : unexpected;
  }
  if (status === 200 && isOrganisers(wish)) {
    const event = organiserEventSchema.safeParse(content);
    if (!event.success || event.data.id !== wish.eventId) return unexpected;
    const { revision } = event.data;
    return without(
      wish.kind === 'readSettings' ? { kind: 'settings', revision } : { kind: 'edited' },
    );
  }
  if (status === 201 || status === 200) {
    const parsed = bookingSchema.safeParse(content);
    if (!parsed.success || STATUS_OF_BOOKING[wish.kind] !== status) return unexpected;
    const isEnd = wish.kind === 'cancel' || wish.kind === 'cancelByLink';
    const { id, eventId, status: state } = parsed.data;
    const kind = isEnd ? 'cancelled' : 'booked';
    return without({ kind, bookingId: id, eventId, status: state });
  }
  const refused = readProblem(status, headers, content);
  return refused === null ? unexpected : without(refused);
}

function readProblem(status: number, headers: Headers, content: unknown): Answer | null {
  const problem = problemSchema.safeParse(content);
  if (!problem.success || problem.data.status !== status) return null;
  const { code } = problem.data;
  if (status === 503) {
    return { kind: 'busy', hasRetryAfter: /^\d+$/.test(headers.get('retry-after') ?? '') };
  }
  // It was too slow on its way, through a proxy that holds it or on a busy machine.
  if (status === 408) return { kind: 'none', reason: code };
  return [404, 409, 410, 412, 422].includes(status) ? { kind: 'refused', code } : null;
}

/** What is answered with a booking. */
const STATUS_OF_BOOKING: Partial<Record<Wish['kind'], number>> = {
  ...{ book: 201, cancel: 200, confirmByLink: 200, cancelByLink: 200 },
};

const isOrganisers = (
  wish: Wish,
): wish is ReadSettingsWish | ChangeCapacityWish | CancelEventWish =>
  ['readSettings', 'changeCapacity', 'cancelEvent'].includes(wish.kind);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
