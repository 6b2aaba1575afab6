import { expect, it } from 'vitest';
import { RestartPause } from './restart-pause.js';

const takeTimes = (pause: RestartPause, count: number) =>
  Array.from({ length: count }, () => pause.take(1_000));

it('doubles the pause each time, up to ten seconds', () => {
  expect(takeTimes(new RestartPause(), 8)).toEqual([
    200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000,
  ]);
});

it('begins anew with one that has lived for a minute', () => {
  const pause = new RestartPause();
  takeTimes(pause, 8);
  expect([pause.take(60_000), pause.take(59_999)]).toEqual([200, 400]);
});
