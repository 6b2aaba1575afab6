import { describe, expect, it } from 'vitest';
import { findRest } from './find-rest.js';

/** As a process does that gets no core: time passes, and nothing is worked. */
const standStill = (ms: number) =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('findRest', () => {
  it('gives a rest after what got little of a core, longer than that took', () => {
    expect(findRest(() => standStill(30))).toBeGreaterThan(60);
  });

  it('gives nine times as much at the most', () => {
    const began = performance.now();
    const rest = findRest(() => standStill(30));
    expect(rest).toBeLessThanOrEqual(9 * (performance.now() - began));
  });
});
