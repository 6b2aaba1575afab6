/** Callers who each wait for their answer before they ask again: what people and clients do. */
import { percentile } from './statistics.js';

export interface LoadResult {
  /** Answers by their word. */
  answers: Map<string, number>;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Load {
  callers: number;
  milliseconds: number;
  /** One question, by its number from 0; null when there is nothing left to ask. */
  ask: (number: number) => Promise<string> | null;
}

export async function runLoad({ callers, milliseconds, ask }: Load): Promise<LoadResult> {
  const answers = new Map<string, number>();
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const call = async () => {
    while (performance.now() - started < milliseconds) {
      const asked = performance.now();
      const question = ask(next++);
      if (question === null) return;
      const answer = await question;
      latencies.push(performance.now() - asked);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return {
    answers,
    perSecond: (latencies.length / (performance.now() - started)) * 1_000,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
