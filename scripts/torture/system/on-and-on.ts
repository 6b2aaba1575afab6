import { setTimeout as pause } from 'node:timers/promises';

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
