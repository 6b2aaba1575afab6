import { problems, type ProblemCode, type Wait } from '@lastseat/contracts';
import { makeBooking } from '@lastseat/test-data';
import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import { acceptOffer } from './accept-offer';
import { joinWaitlist } from './join-waitlist';

const booking = makeBooking();
const { id, eventId } = booking;
const wait: Wait = { id, eventId, quantity: 2, position: 3, joinedAt: booking.createdAt };

function refused(code: ProblemCode): AxiosError {
  const { status, title } = problems[code];
  const config = { headers: new AxiosHeaders() };
  const data = { type: 'about:blank', title, status, detail: title, code, requestId: 'r' };
  return new AxiosError(
    title,
    undefined,
    config,
    {},
    { status, statusText: '', headers: {}, config, data },
  );
}

const joinInVain = (code: ProblemCode) =>
  joinWaitlist(eventId, 1, () => Promise.reject(refused(code)));
const acceptInVain = (code: ProblemCode) => acceptOffer(id, () => Promise.reject(refused(code)));

describe('joining the waitlist', () => {
  it('ends in line, or with the seat where one was free', async () => {
    const joined = await joinWaitlist(eventId, 2, async () => ({ wait, booking: null }));
    expect(joined).toEqual({ kind: 'waiting', wait });
    const served = await joinWaitlist(eventId, 2, async () => ({ wait: null, booking }));
    expect(served).toEqual({ kind: 'served', booking });
  });

  it.each([
    ['already_waiting', 'already-waiting'],
    ['already_booked', 'already-booked'],
    ['waitlist_closed', 'closed'],
    ['event_started', 'unavailable'],
    ['session_expired', 'signed-out'],
    ['too_many_seats', 'failed'],
  ] as const)('takes %s for %s', async (code, kind) => {
    expect(await joinInVain(code)).toMatchObject({ kind });
  });
});

describe('taking an offer', () => {
  it('ends with the seat', async () => {
    expect(await acceptOffer(id, async () => booking)).toEqual({ kind: 'taken', booking });
  });

  it.each([
    ['offer_expired', 'over'],
    ['already_cancelled', 'over'],
    ['event_cancelled', 'event-over'],
    ['unauthenticated', 'signed-out'],
    ['invalid_request', 'failed'],
  ] as const)('takes %s for %s', async (code, kind) => {
    expect(await acceptInVain(code)).toEqual({ kind });
  });
});
