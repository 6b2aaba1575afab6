import { AxiosError, AxiosHeaders } from 'axios';
import { describe, expect, it } from 'vitest';
import {
  isLostAnswer,
  parseRetryAfter,
  retryLostAnswers,
  type RetryClock,
} from './retry-lost-answers';

/** Sleeping takes no time, only the clock goes on. */
function fakeClock(): RetryClock & { waits: number[] } {
  const waits: number[] = [];
  let now = Date.parse('2027-03-15T10:00:00Z');
  return {
    waits,
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    random: () => 0.5,
  };
}

const noAnswer = () => new AxiosError('Network Error', AxiosError.ERR_NETWORK);
const tooLate = () => new AxiosError('timeout of 12000ms exceeded', AxiosError.ECONNABORTED);

function answered(status: number, headers: Record<string, string> = {}): AxiosError {
  const config = { headers: new AxiosHeaders() };
  const response = { status, statusText: '', headers, config, data: {} };
  return new AxiosError(`Status ${status}`, undefined, config, {}, response);
}

/** Fails with one after the other, then succeeds. */
function failing(...errors: Error[]) {
  const attempts = { count: 0 };
  const attempt = async () => {
    const error = errors[attempts.count++];
    if (error) throw error;
    return 'answer';
  };
  return { attempts, attempt };
}

describe('retrying lost answers', () => {
  it('asks once when there is an answer', async () => {
    const { attempts, attempt } = failing();
    await expect(retryLostAnswers(attempt, fakeClock())).resolves.toBe('answer');
    expect(attempts.count).toBe(1);
  });

  it('asks again after no answer, a timeout and an error of a server in between', async () => {
    const clock = fakeClock();
    const { attempts, attempt } = failing(noAnswer(), tooLate(), answered(502));
    await expect(retryLostAnswers(attempt, clock)).resolves.toBe('answer');
    expect(attempts.count).toBe(4);
    expect(clock.waits).toEqual([400, 800, 1600]);
  });

  it('takes a refusal for an answer', async () => {
    const clock = fakeClock();
    const refusal = answered(409);
    const { attempts, attempt } = failing(refusal);
    await expect(retryLostAnswers(attempt, clock)).rejects.toBe(refusal);
    expect(attempts.count).toBe(1);
    expect(clock.waits).toEqual([]);
  });

  it('waits at least as long as "too busy" asks it to', async () => {
    const clock = fakeClock();
    const { attempt } = failing(answered(503, { 'retry-after': '3' }));
    await retryLostAnswers(attempt, clock);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(3_000);
  });

  it('gives up at once rather than wait longer than a person would', async () => {
    const clock = fakeClock();
    const { attempts, attempt } = failing(answered(503, { 'retry-after': '120' }));
    await expect(retryLostAnswers(attempt, clock)).rejects.toThrow('Status 503');
    expect(attempts.count).toBe(1);
    expect(clock.waits).toEqual([]);
  });

  it('gives up after five attempts with the last error', async () => {
    const last = answered(500);
    const { attempts, attempt } = failing(noAnswer(), noAnswer(), noAnswer(), noAnswer(), last);
    await expect(retryLostAnswers(attempt, fakeClock())).rejects.toBe(last);
    expect(attempts.count).toBe(5);
  });

  it('does not repeat what failed before it was sent or after it was understood', () => {
    expect(isLostAnswer(new TypeError('not a booking'))).toBe(false);
    expect(isLostAnswer(new AxiosError('canceled', AxiosError.ERR_CANCELED))).toBe(false);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2027-03-15T10:00:00Z');

  it('can be a number of seconds or a date', () => {
    expect(parseRetryAfter('2', now)).toBe(2_000);
    expect(parseRetryAfter('Mon, 15 Mar 2027 10:00:05 GMT', now)).toBe(5_000);
  });

  it('is no wait when it is missing, over or nonsense', () => {
    expect(parseRetryAfter(undefined, now)).toBe(0);
    expect(parseRetryAfter('Mon, 15 Mar 2027 09:00:00 GMT', now)).toBe(0);
    expect(parseRetryAfter('soon', now)).toBe(0);
  });
});
