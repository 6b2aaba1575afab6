import type { Booking, ProblemCode } from '@lastseat/contracts';
import { problems } from '@lastseat/contracts';
import { makeBooking } from '@lastseat/test-data';
import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { AskerLeft, bookEvent } from './book-event';

const booking = makeBooking();
function refused(code: ProblemCode): AxiosError {
  const { status, title } = problems[code];
  const config = { headers: new AxiosHeaders() };
  const data = { type: 'about:blank', title, status, detail: title, code, requestId: 'r' };
  const response = { status, statusText: '', headers: {}, config, data };
  return new AxiosError(title, undefined, config, {}, response);
}

const bookWith = (answer: Booking) => bookEvent(async () => answer);
const bookInVain = (error: Error) => bookEvent(() => Promise.reject(error));

describe('booking an event', () => {
  it('gives the booking', async () => {
    expect(await bookWith(booking)).toEqual({ kind: 'booked', booking });
  });

  it.each([
    ['sold_out', { kind: 'unavailable', reason: 'sold_out' }],
    ['event_cancelled', { kind: 'unavailable', reason: 'event_cancelled' }],
    ['event_started', { kind: 'unavailable', reason: 'event_started' }],
    ['event_not_found', { kind: 'unavailable', reason: 'event_not_found' }],
    ['already_booked', { kind: 'already-booked' }],
    ['unauthenticated', { kind: 'signed-out' }],
    ['session_expired', { kind: 'signed-out' }],
    ['invalid_request', { kind: 'failed' }],
  ] as const)('takes %s for a final answer', async (code, expected) => {
    expect(await bookInVain(refused(code))).toEqual(expected);
  });

  it.each([
    ['nobody answered', new AxiosError('Network Error', AxiosError.ERR_NETWORK)],
    ['somebody was too busy for', refused('busy')],
    ['somebody answered what nobody understands', new TypeError('not a booking')],
  ])('does not claim to know whether a booking was made that %s', async (_, error) => {
    expect(await bookInVain(error)).toEqual({ kind: 'unheard' });
  });

  it('knows when whoever asked has left', async () => {
    expect(await bookInVain(new AskerLeft())).toEqual({ kind: 'left' });
  });

  it('is not "booked" when the seat was given back before the answer came', async () => {
    const cancelledAt = '2027-03-01T10:00:01.000Z';
    const outcome = await bookWith({ ...booking, status: 'cancelled', cancelledAt });
    expect(outcome).toEqual({ kind: 'failed' });
  });
});
