import type { Booking } from '@lastseat/contracts';
import { AxiosError } from 'axios';
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

function signIn(id: string): void {
  const user = {
    id,
    name: 'Ada',
    email: 'ada@example.com',
    role: 'attendee',
    isEmailVerified: true,
  } as const;
  useSession.setState({ status: 'signed-in', user, accessToken: id, endReason: null });
}

/** Answers one attempt after the other, and notes the keys that they came with. */
function find(...answers: (Error | Booking)[]) {
  const keys: string[] = [];
  const open = new OpenBookings(createStorage());
  const outcome = findOutcome(
    { eventId, eventTitle: 'Night', quantity: 1, idempotencyKey, onUnheard: () => undefined },
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

beforeEach(() => {
  vi.useFakeTimers();
  signIn(ada);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('finding out what became of a booking', () => {
  it('asks with the same key each time, and keeps it open meanwhile', async () => {
    const { outcome, keys, open } = find(noAnswer(), noAnswer(), booking);
    await vi.advanceTimersByTimeAsync(0);
    expect(open.find(ada, eventId, 1)?.idempotencyKey).toBe(idempotencyKey);
    await vi.runAllTimersAsync();
    expect(await outcome).toEqual({ kind: 'booked', booking });
    expect(keys).toEqual([idempotencyKey, idempotencyKey, idempotencyKey]);
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
    const { outcome, keys, open } = find(noAnswer(), booking);
    await vi.advanceTimersByTimeAsync(0);
    change();
    await vi.runAllTimersAsync();
    expect(await outcome).toEqual({ kind: 'left' });
    expect(keys).toHaveLength(1);
    expect(open.list(ada)).toHaveLength(1);
  });
});
