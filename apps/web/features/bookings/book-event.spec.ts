import type { Booking, ProblemCode } from '@lastseat/contracts';
import { problems } from '@lastseat/contracts';
import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { bookEvent } from './book-event';

const eventId = '01920000-0000-7000-8000-000000000001';
const key = '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d10';
const booking: Booking = {
  id: '01920000-0000-7000-8000-0000000000aa',
  eventId,
  status: 'confirmed',
  createdAt: '2027-03-01T10:00:00.000Z',
  cancelledAt: null,
};
const clock = { now: () => 0, sleep: async () => {}, random: () => 0.5 };

function refused(code: ProblemCode): AxiosError {
  const { status, title } = problems[code];
  const config = { headers: new AxiosHeaders() };
  const data = { type: 'about:blank', title, status, detail: title, code, requestId: 'r' };
  const response = { status, statusText: '', headers: {}, config, data };
  return new AxiosError(title, undefined, config, {}, response);
}

/** Answers the attempts one after the other, and notes their keys. */
function book(...answers: (Error | Booking)[]) {
  const keys: string[] = [];
  const post = async (_eventId: string, idempotencyKey: string) => {
    const answer = answers[keys.push(idempotencyKey) - 1];
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw new Error('No attempt was expected after the last answer');
    return answer;
  };
  return { keys, outcome: bookEvent(eventId, key, { post, clock }) };
}

const noAnswer = () => new AxiosError('Network Error', AxiosError.ERR_NETWORK);

describe('booking an event', () => {
  it('sends every attempt with the same idempotency key', async () => {
    const { keys, outcome } = book(noAnswer(), refused('busy'), noAnswer(), booking);
    expect(await outcome).toEqual({ kind: 'booked', booking });
    expect(keys).toEqual([key, key, key, key]);
  });

  it.each([
    ['sold_out', { kind: 'unavailable', reason: 'sold_out' }],
    ['event_cancelled', { kind: 'unavailable', reason: 'event_cancelled' }],
    ['event_started', { kind: 'unavailable', reason: 'event_started' }],
    ['event_not_found', { kind: 'unavailable', reason: 'event_not_found' }],
    ['already_booked', { kind: 'already-booked' }],
    ['unauthenticated', { kind: 'signed-out' }],
    ['session_expired', { kind: 'signed-out' }],
    ['invalid_request', { kind: 'failed', mayBeBooked: false }],
  ] as const)('takes %s for a final answer', async (code, expected) => {
    const { keys, outcome } = book(refused(code));
    expect(await outcome).toEqual(expected);
    expect(keys).toHaveLength(1);
  });

  it('does not claim to know whether a booking was made that nobody answered', async () => {
    const { outcome } = book(noAnswer(), noAnswer(), noAnswer(), noAnswer(), noAnswer());
    expect(await outcome).toEqual({ kind: 'failed', mayBeBooked: true });
  });

  it('is not "booked" when the seat was given back before the answer came', async () => {
    const { outcome } = book({
      ...booking,
      status: 'cancelled',
      cancelledAt: '2027-03-01T10:00:01.000Z',
    });
    expect(await outcome).toEqual({ kind: 'failed', mayBeBooked: false });
  });
});
