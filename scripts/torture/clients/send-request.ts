/** One request to one process, and what it was answered: nothing is thrown, everything is written down. */
import {
  bookingListSchema,
  bookingSchema,
  ifMatchHeader,
  organiserEventSchema,
  problemSchema,
  type Booking,
} from '@lastseat/contracts';
import type { Answer, Wish } from '../history.js';

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
    const response = await fetch(`${origin}/api${pathOf(wish)}`, {
      ...optionsOf(wish, token),
      signal: AbortSignal.timeout(patienceMs),
    });
    return readAnswer(wish, response, await response.text());
  } catch (error) {
    const { name, message, cause } = error as Error;
    const { code } = (cause ?? {}) as { code?: string };
    return { answer: { kind: 'none', reason: code ?? `${name}: ${message}` }, bookings: [] };
  }
}

function pathOf(wish: Wish): string {
  switch (wish.kind) {
    case 'book':
      return '/book';
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

function optionsOf(wish: Wish, token: string): RequestInit {
  const authorization = `Bearer ${token}`;
  const json = { authorization, 'content-type': 'application/json' };
  switch (wish.kind) {
    case 'book': {
      const headers = { ...json, 'idempotency-key': wish.key };
      return { method: 'POST', headers, body: JSON.stringify({ eventId: wish.eventId }) };
    }
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

function readAnswer(wish: Wish, { status, headers }: Response, text: string): Sent {
  const without = (answer: Answer): Sent => ({ answer, bookings: [] });
  const unexpected = without({ kind: 'unexpected', what: `${status} ${text.slice(0, 300)}` });
  const content = parseJson(text);
  if (status === 200 && wish.kind === 'list') {
    const list = bookingListSchema.safeParse(content);
    return list.success ? { answer: { kind: 'listed' }, bookings: list.data } : unexpected;
  }
  if (status === 200 && 'eventId' in wish && wish.kind !== 'book') {
    const event = organiserEventSchema.safeParse(content);
    if (!event.success || event.data.id !== wish.eventId) return unexpected;
    const { revision } = event.data;
    return without(
      wish.kind === 'readSettings' ? { kind: 'settings', revision } : { kind: 'edited' },
    );
  }
  if (status === 201 || status === 200) {
    const parsed = bookingSchema.safeParse(content);
    const isExpected = wish.kind === (status === 201 ? 'book' : 'cancel');
    if (!parsed.success || !isExpected) return unexpected;
    const kind = status === 201 ? 'booked' : 'cancelled';
    const { id, eventId, status: state } = parsed.data;
    return without({ kind, bookingId: id, eventId, status: state });
  }
  const problem = problemSchema.safeParse(content);
  if (!problem.success || problem.data.status !== status) return unexpected;
  const { code } = problem.data;
  if (status === 503) {
    return without({ kind: 'busy', hasRetryAfter: /^\d+$/.test(headers.get('retry-after') ?? '') });
  }
  return [404, 409, 412, 422].includes(status) ? without({ kind: 'refused', code }) : unexpected;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
