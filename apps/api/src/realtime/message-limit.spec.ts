import { describe, expect, it } from 'vitest';
import { createMessageLimit, MESSAGE_WINDOW_MS } from './message-limit.js';

describe('The message limit of a socket', () => {
  it('takes as many as allowed, refuses more, and cuts a flood off', () => {
    const judge = createMessageLimit(2, () => new Date(0));
    const verdicts = Array.from({ length: 11 }, judge);
    expect(verdicts.slice(0, 3)).toEqual(['take', 'take', 'refuse']);
    expect(verdicts.slice(9)).toEqual(['refuse', 'cut off']);
  });

  it('begins anew when its window is over', () => {
    let now = 0;
    const judge = createMessageLimit(1, () => new Date(now));
    expect([judge(), judge()]).toEqual(['take', 'refuse']);
    now = MESSAGE_WINDOW_MS - 1;
    expect(judge()).toBe('refuse');
    now = MESSAGE_WINDOW_MS;
    expect([judge(), judge()]).toEqual(['take', 'refuse']);
  });
});
