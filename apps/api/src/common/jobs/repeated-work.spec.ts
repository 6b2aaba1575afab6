import { expect, it } from 'vitest';
import { RepeatedWork } from './repeated-work.js';

/** Passes that a test lets end. */
function openWork() {
  const passes: { end: () => void; fail: (error: Error) => void }[] = [];
  const failures: unknown[] = [];
  let begun = (): void => undefined;
  const work = new RepeatedWork(
    () => {
      const pass = new Promise<void>((end, fail) => passes.push({ end, fail }));
      begun();
      return pass;
    },
    1,
    (error) => failures.push(error),
  );
  const next = () => new Promise<void>((resolve) => (begun = resolve));
  return { work, passes, failures, next };
}

it('Work is begun again once it has ended, also where it failed', async () => {
  const { work, passes, failures, next } = openWork();
  const first = next();
  work.start();
  await first;
  const second = next();
  passes[0]!.fail(new Error('The database is away'));
  await second;
  expect(failures).toEqual([new Error('The database is away')]);
  const third = next();
  passes[1]!.end();
  await third;
  expect(passes).toHaveLength(3);
  passes[2]!.end();
  await work.stop();
});

it('Who stops it waits for the pass that is under way, and no other begins', async () => {
  const { work, passes, next } = openWork();
  const first = next();
  work.start();
  await first;
  let hasEnded = false;
  const stopped = work.stop().then(() => (hasEnded = true));
  expect(work.hasStopped).toBe(true);
  await Promise.resolve();
  expect(hasEnded).toBe(false);
  passes[0]!.end();
  await stopped;
  work.start();
  await work.stop();
  expect(passes).toHaveLength(1);
});
