/**
 * Takes the place of Node's timers, of its monotonic clock and of chance, for the whole thread: so the product
 * runs as it is, also where it asks for the time itself. A thread of its own does nothing else.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type * as TimersPromises from 'node:timers/promises';
import type { Random } from '../../load/random.js';
import type { Scheduler, Task } from './scheduler.js';

/** Who rules the time at this moment. */
export interface Ruler {
  scheduler: Scheduler;
  random: Random;
}

/** What `setTimeout` gives back. */
class Timer {
  constructor(
    readonly ruler: Ruler,
    readonly task: Task,
  ) {}

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** @param find throws where no schedule runs: then nobody may ask for the time */
export function ruleTime(find: () => Ruler): void {
  const after = (ms: number, run: () => void) => {
    const ruler = find();
    const { scheduler } = ruler;
    const { owner } = scheduler;
    return new Timer(ruler, scheduler.add({ owner, lane: owner, run, inMs: Math.max(0, ms) }));
  };
  const cancel = (timer: unknown) => {
    if (timer instanceof Timer) timer.ruler.scheduler.cancel(timer.task);
  };
  const later = (run: () => void, ms = 0) => after(ms, run);
  replace(globalThis, {
    setTimeout: later,
    setImmediate: (run: () => void) => after(0, run),
    clearTimeout: cancel,
    clearImmediate: cancel,
  });
  replace(performance, { now: () => find().scheduler.now });
  replace(Math, { random: () => find().random.fraction() });
  const promises = createRequire(import.meta.url)('node:timers/promises') as typeof TimersPromises;
  const pause = (ms = 0) => new Promise<void>((resolve) => void after(ms, resolve));
  replace(promises, { setTimeout: pause });
  syncBuiltinESMExports();
}

function replace(target: object, functions: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}
