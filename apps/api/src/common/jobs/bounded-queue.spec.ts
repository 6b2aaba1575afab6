import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoundedQueue } from './bounded-queue.js';

const MAX_WAIT_MS = 5_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue, and work that ends when it is told to. */
function setUp(atOnce: number, maxWaiting: number) {
  const queue = new BoundedQueue({ atOnce, maxWaiting, maxWaitMs: MAX_WAIT_MS });
  const underWay = new Map<string, { end: () => void; fail: () => void }>();
  const run = (name: string) =>
    queue.run(
      () =>
        new Promise<string>((resolve, reject) => {
          const leave = () => underWay.delete(name);
          underWay.set(name, {
            end: () => (leave(), resolve(name)),
            fail: () => (leave(), reject(new Error(name))),
          });
        }),
    );
  const names = () => [...underWay.keys()];
  /** Everything that is to happen in this turn has happened. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = (name: string) => underWay.get(name)!.end();
  return { queue, run, names, settle, end, underWay };
}

describe('A bounded queue', () => {
  it('has so many under way at a time, and serves the others in their order', async () => {
    const { run, names, settle, end } = setUp(2, 10);
    const all = ['a', 'b', 'c', 'd'].map(run);
    await settle();
    expect(names()).toEqual(['a', 'b']);
    end('b');
    await settle();
    expect(names()).toEqual(['a', 'c']);
    for (const name of ['a', 'c']) end(name);
    await settle();
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuses at once what would have to wait behind too many, and takes more when there is room', async () => {
    const { run, settle, end, names } = setUp(1, 1);
    const first = run('first');
    const second = run('second');
    await expect(run('third')).rejects.toMatchObject({ code: 'busy' });
    await settle();
    end('first');
    await first;
    const fourth = run('fourth');
    await settle();
    expect(names()).toEqual(['second']);
    end('second');
    await settle();
    end('fourth');
    expect(await Promise.all([second, fourth])).toEqual(['second', 'fourth']);
  });

  it('says beforehand what it would refuse at once, and nothing else', async () => {
    const { queue, run, settle, end } = setUp(1, 1);
    const first = run('first');
    queue.refuseIfFull();
    const second = run('second');
    expect(() => queue.refuseIfFull()).toThrow(expect.objectContaining({ code: 'busy' }));
    await settle();
    end('first');
    await first;
    queue.refuseIfFull();
    await settle();
    end('second');
    await second;
  });

  it('lets nobody wait for longer than five seconds, and serves those who came later', async () => {
    const { run, settle, end, names } = setUp(1, 2);
    const stuck = run('stuck');
    const early = run('early');
    vi.advanceTimersByTime(MAX_WAIT_MS - 1);
    const late = run('late');
    const refused = expect(early).rejects.toMatchObject({ code: 'busy' });
    vi.advanceTimersByTime(1);
    await refused;
    end('stuck');
    await settle();
    expect(names()).toEqual(['late']);
    // Under way by now: nothing ends it.
    expect(vi.getTimerCount()).toBe(0);
    end('late');
    expect(await Promise.all([stuck, late])).toEqual(['stuck', 'late']);
  });

  it('goes on after work that failed', async () => {
    const { run, settle, end, underWay } = setUp(1, 1);
    const failing = run('failing');
    const next = run('next');
    await settle();
    underWay.get('failing')!.fail();
    await expect(failing).rejects.toThrow('failing');
    await settle();
    end('next');
    expect(await next).toBe('next');
  });
});
