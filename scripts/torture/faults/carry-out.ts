import { setTimeout as pause } from 'node:timers/promises';

/** Something that is due at a time, in milliseconds from the beginning, and that its target suffers alone. */
interface Due {
  at: number;
  target: string;
}

/**
 * Has each done when it is due; resolves when the last one is over. On a slow machine a target may not be whole
 * again when its next fault is due: that one waits.
 * @throws the first failure, once everything is over
 */
export async function carryOut<T extends Due>(
  plan: readonly T[],
  carryOutOne: (due: T) => Promise<void>,
): Promise<void> {
  const startedAt = Date.now();
  const whole = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  for (const due of plan) {
    await pause(Math.max(0, startedAt + due.at - Date.now()));
    if (failures.length > 0) break;
    const before = whole.get(due.target) ?? Promise.resolve();
    const done = before.then(() => carryOutOne(due));
    whole.set(
      due.target,
      done.catch((error: unknown) => void failures.push(error)),
    );
  }
  await Promise.all(whole.values());
  if (failures.length > 0) throw failures[0];
}
