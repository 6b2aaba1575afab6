import { makeTicketUpdate } from '@lastseat/test-data';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UpdateGatherer } from './gather-updates';

const eventId = '01920000-0000-7000-8000-000000000001';
const update = (version: number) => makeTicketUpdate({ eventId, version });

describe('updates that are gathered', () => {
  let applied: number[][];
  let gatherer: UpdateGatherer;
  beforeEach(() => {
    vi.useFakeTimers();
    applied = [];
    gatherer = new UpdateGatherer((updates) => {
      applied.push(updates.map(({ version }) => version));
    });
  });
  afterEach(() => vi.useRealTimers());

  it('one that comes alone is shown at once', () => {
    gatherer.add([update(1)]);
    vi.advanceTimersByTime(1_000);
    gatherer.add([update(2)]);
    expect(applied).toEqual([[1], [2]]);
  });

  it('a rush of them is shown together, and nothing of it is lost', () => {
    for (let version = 1; version <= 5; version++) gatherer.add([update(version)]);
    expect(applied).toEqual([[1]]);
    vi.advanceTimersByTime(100);
    expect(applied).toEqual([[1], [2, 3, 4, 5]]);
  });

  it('a second of 500 is at most 31 renderings', () => {
    for (let version = 1; version <= 500; version++) {
      gatherer.add([update(version)]);
      vi.advanceTimersByTime(2);
    }
    expect(applied.length).toBeLessThanOrEqual(31);
    vi.advanceTimersByTime(100);
    expect(applied.flat()).toHaveLength(500);
  });

  it('nothing comes after the end', () => {
    gatherer.add([update(1)]);
    gatherer.add([update(2)]);
    gatherer.stop();
    vi.advanceTimersByTime(100);
    expect(applied).toEqual([[1]]);
  });
});
