import { problems, type Booking } from '@lastseat/contracts';
import { AxiosError, AxiosHeaders } from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSession } from '@/lib/session';
import { createStorage } from '@/lib/session/testing/memory-storage';
import { findOutcome } from './find-outcome';
import { OpenBookings } from './open-bookings';

const ada = '01920000-0000-7000-8000-0000000000a1';
const bob = '01920000-0000-7000-8000-0000000000b2';
const eventId = '01920000-0000-7000-8000-000000000001';
const idempotencyKey = '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d10';
const booking = { id: 'b', eventId, status: 'confirmed' } as Booking;
const noAnswer = () => new AxiosError('Network Error', AxiosError.ERR_NETWORK);

const personOf = (id: string) => ({
  id,
  name: 'Ada',
  email: 'ada@example.com',
  role: 'attendee' as const,
  isEmailVerified: true,
});

function signIn(id: string): void {
  const user = personOf(id);
  useSession.setState({ status: 'signed-in', user, accessToken: id, endReason: null });
}

function unauthenticated(): AxiosError {
  const { status, title } = problems.unauthenticated;
  const config = { headers: new AxiosHeaders() };
  const code = 'unauthenticated';
  const data = { type: 'about:blank', title, status, detail: title, code, requestId: 'r' };
  return new AxiosError(title, undefined, config, {}, { status, data, config, ...noMore });
}
const noMore = { statusText: '', headers: {} };

const wish = { eventId, eventTitle: 'Night', quantity: 1, idempotencyKey };

/** Answers one attempt after the other, and notes the keys that they came with. */
function find(answers: (Error | Booking)[], open = new OpenBookings(createStorage())) {
  const keys: string[] = [];
  const outcome = findOutcome(
    { ...wish, onUnheard: () => undefined },
    {
      open,
      listen: () => () => undefined,
      post: async (_, request) => {
        const answer = answers[keys.push(request.idempotencyKey) - 1];
        if (answer instanceof Error || answer === undefined) throw answer ?? new Error('No more');
        return answer;
      },
    },
  );
  return { outcome, keys, open };
}

/** Pressed before the refresh of a page that has just loaded is answered. */
function findWhileUnknown(answer: Error | Booking = booking) {
  useSession.setState({ status: 'unknown', user: null, accessToken: null, endReason: null });
  let answerRefresh: (answer: Response) => void = () => undefined;
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', () => new Promise((resolve) => (answerRefresh = resolve)));
  const found = find([answer]);
  return { ...found, answerRefresh: (response: Response) => answerRefresh(response) };
}

beforeEach(() => {
  vi.useFakeTimers();
  signIn(ada);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('finding out what became of a booking', () => {
  it('asks with the same key each time, and keeps it open meanwhile', async () => {
    const { outcome, keys, open } = find([noAnswer(), noAnswer(), booking]);
    await vi.advanceTimersByTimeAsync(0);
    expect(open.list(ada)).toMatchObject([{ userId: ada, idempotencyKey }]);
    await vi.runAllTimersAsync();
    expect(await outcome).toEqual({ kind: 'booked', booking });
    expect(keys).toEqual([idempotencyKey, idempotencyKey, idempotencyKey]);
    expect(open.list(ada)).toEqual([]);
  });

  it('keeps it open from the press on, also before anybody can say who is signed in', async () => {
    const { outcome, open, answerRefresh } = findWhileUnknown();
    expect(open.list(null)).toMatchObject([{ userId: null, idempotencyKey }]);
    answerRefresh(Response.json({ user: personOf(ada), accessToken: 'a token' }));
    expect(await outcome).toEqual({ kind: 'booked', booking });
    expect(open.list(ada)).toEqual([]);
  });

  it('leaves nothing open for who signs in next, when nobody was', async () => {
    const { outcome, open, answerRefresh } = findWhileUnknown(unauthenticated());
    answerRefresh(new Response(null, { status: 401 }));
    expect(await outcome).toEqual({ kind: 'signed-out' });
    expect(open.list(bob)).toEqual([]);
  });

  it('asks with the key of an earlier press that nobody has answered', async () => {
    const open = new OpenBookings(createStorage());
    const earlier = '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d11';
    open.open({ ...wish, userId: ada, idempotencyKey: earlier });
    const { outcome, keys } = find([booking], open);
    await outcome;
    expect(keys).toEqual([earlier]);
    expect(open.list(ada)).toEqual([]);
  });

  it.each([
    [
      'logged out',
      () =>
        useSession.setState({
          ...{ status: 'signed-out', user: null, accessToken: null, endReason: 'logged-out' },
        }),
    ],
    ['become another person', () => signIn(bob)],
  ])('ends when whoever asked has %s, and books for nobody else', async (_, change) => {
    const { outcome, keys, open } = find([noAnswer(), booking]);
    await vi.advanceTimersByTimeAsync(0);
    change();
    await vi.runAllTimersAsync();
    expect(await outcome).toEqual({ kind: 'left' });
    expect(keys).toHaveLength(1);
    expect(open.list(ada)).toHaveLength(1);
  });
});
