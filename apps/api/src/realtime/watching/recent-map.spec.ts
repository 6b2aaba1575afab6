import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.js';

describe('RecentMap', () => {
  it('keeps the newest entries and no more than it may', () => {
    const map = new RecentMap<number>({ entries: 2, lifetimeMs: 1_000 }, () => new Date(0));
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
  });

  it('forgets an entry when its time is over', () => {
    let now = 0;
    const map = new RecentMap<number>({ entries: 2, lifetimeMs: 1_000 }, () => new Date(now));
    map.set('a', 1);
    now = 999;
    expect(map.get('a')).toBe(1);
    now = 1_000;
    expect(map.get('a')).toBeUndefined();
  });
});
