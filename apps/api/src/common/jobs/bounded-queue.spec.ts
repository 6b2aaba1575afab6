import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem.js';
import { BoundedQueue } from './bounded-queue.js';

const AT_ONCE = 2;

/** Work that goes on until it is told to end. */
function startedWork(queue: BoundedQueue) {
  const work = { isRunning: false, end: () => {}, fail: () => {} };
  const done = queue.run(
    () =>
      new Promise<void>((resolve, reject) => {
        work.isRunning = true;
        [work.end, work.fail] = [resolve, () => reject(new Error('broken'))];
      }),
  );
  return Object.assign(work, { done });
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('A bounded queue', () => {
  it('runs a few at once, the others in the order in which they came', async () => {
    const queue = new BoundedQueue(AT_ONCE, 10);
    const running = Array.from({ length: AT_ONCE }, () => startedWork(queue));
    const [second, third] = [startedWork(queue), startedWork(queue)];
    await settled();
    expect(running.every(({ isRunning }) => isRunning)).toBe(true);
    expect([second.isRunning, third.isRunning]).toEqual([false, false]);
    running[0]!.end();
    await settled();
    expect([second.isRunning, third.isRunning]).toEqual([true, false]);
  });

  it('refuses who comes when as many wait as may, and takes the next one again', async () => {
    const queue = new BoundedQueue(AT_ONCE, 1);
    const running = Array.from({ length: AT_ONCE }, () => startedWork(queue));
    const waiting = startedWork(queue);
    await expect(startedWork(queue).done).rejects.toEqual(new ProblemError('busy'));
    running[0]!.end();
    await settled();
    expect(waiting.isRunning).toBe(true);
    const next = startedWork(queue);
    waiting.end();
    await settled();
    expect(next.isRunning).toBe(true);
  });

  it('goes on after work that failed', async () => {
    const queue = new BoundedQueue(AT_ONCE, 10);
    const works = Array.from({ length: AT_ONCE + 1 }, () => startedWork(queue));
    await settled();
    works[0]!.fail();
    await expect(works[0]!.done).rejects.toThrow('broken');
    expect(works.at(-1)!.isRunning).toBe(true);
    for (const { end } of works) end();
    await settled();
    const again = startedWork(queue);
    await settled();
    expect(again.isRunning).toBe(true);
  });
});
