import { beforeEach, describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.js';

const LIFETIME_MS = 1_000;

describe('RecentMap', () => {
  let now: number;
  let map: RecentMap<number>;
  const values = (...keys: string[]) => keys.map((key) => map.get(key));

  beforeEach(() => {
    now = 0;
    map = new RecentMap({ entries: 4, lifetimeMs: LIFETIME_MS }, () => new Date(now));
  });

  it('keeps the newest entries and no more than it may', () => {
    for (const [value, key] of ['a', 'b', 'c', 'd', 'e'].entries()) map.set(key, value);
    expect(values('a', 'b', 'c', 'd', 'e')).toEqual([undefined, undefined, 2, 3, 4]);
  });

  it.each([0, 1, 499, 500, 999])('holds an entry for a second at most, set at %i ms', (at) => {
    now = at;
    map.set('a', 1);
    now = at + LIFETIME_MS / 2 - 1;
    expect(map.get('a')).toBe(1);
    now = at + LIFETIME_MS;
    expect(map.get('a')).toBeUndefined();
  });

  it('forgets also what nobody asked for in the meantime, and learns on', () => {
    map.set('a', 1);
    now = 60_000;
    expect(map.get('a')).toBeUndefined();
    map.set('b', 2);
    now += LIFETIME_MS / 2 - 1;
    expect(map.get('b')).toBe(2);
  });

  it('forgets what it is told to', () => {
    for (const key of ['a', 'b', 'c']) map.set(key, 1);
    for (const key of ['a', 'c']) map.delete(key);
    expect(values('a', 'b', 'c')).toEqual([undefined, 1, undefined]);
  });
});
