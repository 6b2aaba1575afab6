import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptLease, LONGEST_WORK_MS } from './kept-lease.js';
import { LEASE_MS } from './work-lease.sql.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The database's answer to each renewal, until the test gives another one. */
function claim(answer: () => Promise<boolean>) {
  const renew = vi.fn(answer);
  return { renew, lease: new KeptLease(renew, performance.now()) };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const never = () => new Promise<never>(() => undefined);

describe('A kept lease', () => {
  it('is ours for as long as it is renewed', async () => {
    const { lease, renew } = claim(() => Promise.resolve(true));
    await pass(5 * LEASE_MS);
    expect(renew.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(lease.lost.aborted).toBe(false);
  });

  it('is lost at once when it went to another', async () => {
    const { lease, renew } = claim(() => Promise.resolve(false));
    await pass(LEASE_MS / 2);
    expect(lease.lost.aborted).toBe(true);
    await pass(LEASE_MS);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['is away', () => Promise.reject(new Error('gone'))],
    ['says nothing', never],
  ])('is lost when its time is over and the database %s, and not before', async (_what, answer) => {
    const { lease } = claim(answer);
    await pass(LEASE_MS - 1);
    expect(lease.lost.aborted).toBe(false);
    await pass(1);
    expect(lease.lost.aborted).toBe(true);
  });

  it('outlives a renewal that failed', async () => {
    const { lease, renew } = claim(() => Promise.resolve(true));
    renew.mockRejectedValueOnce(new Error('gone'));
    await pass(2 * LEASE_MS);
    expect(lease.lost.aborted).toBe(false);
  });

  it('counts its time from before it was asked for, and not from the answer', async () => {
    const { lease, renew } = claim(() => Promise.resolve(true));
    let answer: (isOurs: boolean) => void = () => undefined;
    renew.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    renew.mockImplementation(never);
    await pass(LEASE_MS - 1);
    answer(true);
    // The renewal was sent after a third of the time.
    await pass(LEASE_MS / 3);
    expect(lease.lost.aborted).toBe(false);
    await pass(1);
    expect(lease.lost.aborted).toBe(true);
  });

  it('is lost to work that hangs, however often it was renewed', async () => {
    const { lease } = claim(() => Promise.resolve(true));
    await pass(LONGEST_WORK_MS);
    expect(lease.lost.aborted).toBe(true);
  });

  it('asks for nothing once its work has ended, also when an answer comes after that', async () => {
    const { lease, renew } = claim(() => Promise.resolve(true));
    let answer: (isOurs: boolean) => void = () => undefined;
    renew.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await pass(LEASE_MS / 2);
    lease.end();
    answer(true);
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(lease.lost.aborted).toBe(false);
  });
});
