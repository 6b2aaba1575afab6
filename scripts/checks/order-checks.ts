/** Which steps run, and when each of them may begin. Knows nothing of what they do. */
import type { Check } from './check.js';

type Step = Pick<Check, 'key' | 'needs' | 'after'>;

/** Those with these keys, and what they need, in the order of the list. */
export function chooseSteps<S extends Step>(steps: readonly S[], keys: readonly string[]): S[] {
  const chosen = new Set<string>();
  const choose = (key: string) => {
    if (chosen.has(key)) return;
    chosen.add(key);
    steps.find((step) => step.key === key)?.needs?.forEach(choose);
  };
  keys.forEach(choose);
  return steps.filter(({ key }) => chosen.has(key));
}

/**
 * Runs each step once, so many at a time: always the first of the list that waits for nothing any more.
 * A step that failed has ended too. @param run never rejects
 */
export async function runSteps<S extends Step>(
  steps: readonly S[],
  atOnce: number,
  run: (step: S) => Promise<void>,
): Promise<void> {
  const waiting = [...steps];
  const open = new Set(steps.map(({ key }) => key));
  const running = new Set<Promise<void>>();
  const isReady = ({ needs = [], after = [] }: Step) =>
    ![...needs, ...after].some((key) => open.has(key));
  while (open.size > 0) {
    const next = running.size < atOnce ? waiting.findIndex(isReady) : -1;
    const [step] = next === -1 ? [] : waiting.splice(next, 1);
    if (step === undefined) {
      if (running.size === 0) throw new Error('These steps wait for each other');
      await Promise.race(running);
      continue;
    }
    const ended = run(step).then(() => {
      open.delete(step.key);
      running.delete(ended);
    });
    running.add(ended);
  }
}
