import { describe, expect, it } from 'vitest';
import { RateWindow, WINDOW_MS } from './rate-window.js';

describe('A rate window', () => {
  it('takes as much as its limit and nothing more', () => {
    const window = new RateWindow(10, () => new Date(0));
    expect([4, 6, 1].map((amount) => window.spend(amount))).toEqual([true, true, false]);
  });

  it('begins anew when it is over', () => {
    let now = 0;
    const window = new RateWindow(1, () => new Date(now));
    expect([window.spend(1), window.spend(1)]).toEqual([true, false]);
    now = WINDOW_MS - 1;
    expect(window.spend(1)).toBe(false);
    now = WINDOW_MS;
    expect([window.spend(1), window.spend(1)]).toEqual([true, false]);
  });
});
