import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../../runner/scope.js';

/** Whatever breaks the database breaks this work as well, and the next time makes up for it. */
export function doOnAndOn(
  work: () => Promise<unknown>,
  everyMs: number,
): { stop(): Promise<void> } {
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      await work().catch(() => undefined);
      await pause(everyMs);
    }
  })();
  return {
    stop() {
      isOver = true;
      return going;
    },
  };
}

/** Until the scope ends, or somebody stops it. */
export const keepGoing = (
  scope: Scope,
  start: () => { stop(): Promise<void> },
): Promise<{ stop(): Promise<void> }> =>
  scope.own(
    async () => start(),
    (going) => going.stop(),
  );
