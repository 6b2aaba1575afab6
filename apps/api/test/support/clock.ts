import type { Clock } from '../../src/common/config/clock.js';

export interface ManualClock {
  clock: Clock;
  advance(ms: number): void;
}

/** Stands still until it is told to move on. */
export function manualClock(): ManualClock {
  let now = Date.now();
  return {
    clock: () => new Date(now),
    advance: (ms) => void (now += ms),
  };
}
