import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeApi } from '@/features/door/testing/fake-api';
import { fakeEvent } from '@/features/door/testing/fake-tickets';
import { createKeep } from '@/features/door/testing/memory-keep';
import { makeDesk, type Desk } from './desk';
import { makeRounds } from './make-rounds';
import { openKept } from './refresh-list';

const second = 1_000;

describe('The rounds of a device', () => {
  let api: FakeApi;
  let desk: Desk;
  let end: () => void;
  let lists: number;

  beforeEach(async () => {
    vi.useFakeTimers({ now: Date.parse('2027-03-15T18:00:00.000Z') });
    api = new FakeApi([], [], () => Date.now());
    lists = 0;
    const { fetchList } = api.parts;
    desk = makeDesk({
      ...{ eventId: fakeEvent.id, deviceName: 'North door', keep: createKeep('a-device') },
      api: {
        ...api.parts,
        fetchList: (...asked) => {
          lists++;
          return fetchList(...asked);
        },
      },
      now: () => Date.now(),
      newNonce: () => 'a-nonce',
      losePatience: () => new Promise(() => undefined),
    });
    await openKept(desk);
    end = makeRounds(desk);
    await vi.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  const stage = () => desk.store.getState().stage;

  it('ask for the list at once, and for the next one after a while', async () => {
    expect([lists, stage()]).toEqual([1, 'open']);
    await vi.advanceTimersByTimeAsync(25 * second);
    expect(lists).toBe(1);
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(lists).toBe(2);
  });

  it('try again and again while nobody answers, and know at once when somebody does', async () => {
    api.isAway = true;
    await vi.advanceTimersByTimeAsync(60 * second);
    expect(desk.store.getState().isReachable).toBe(false);
    const before = lists;
    await vi.advanceTimersByTimeAsync(20 * second);
    expect(lists).toBeGreaterThanOrEqual(before + 3);
    api.isAway = false;
    desk.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.store.getState().isReachable).toBe(true);
  });

  it('end when the device is signed out: nothing lets it in again by itself', async () => {
    api.signedOut.add('a-device');
    await vi.advanceTimersByTimeAsync(40 * second);
    expect(stage()).toBe('signed-out');
    api.signedOut.clear();
    const before = lists;
    desk.wake();
    await vi.advanceTimersByTimeAsync(600 * second);
    expect([lists, stage()]).toEqual([before, 'signed-out']);
  });
});
