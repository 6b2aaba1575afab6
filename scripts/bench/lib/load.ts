/** Callers who each wait for their answer before they ask again: what people and clients do. */
import { percentile } from '../../report/statistics.js';
import { Failure } from '../../runner/failure.js';

export interface LoadResult {
  answers: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Load {
  callers: number;
  milliseconds: number;
  /** Users or their tokens. Each asks once; when all have asked, the load is over. */
  people: readonly string[];
  ask: (person: string, number: number) => Promise<string>;
  /** The word of every answer; one that is another fails the load. */
  expected: string;
}

export async function runLoad(load: Load): Promise<LoadResult> {
  const { callers, milliseconds, people, ask, expected } = load;
  const answers = new Map<string, number>();
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const call = async () => {
    while (performance.now() - started < milliseconds) {
      const asked = performance.now();
      const number = next++;
      const person = people[number];
      if (person === undefined) return;
      const answer = await ask(person, number);
      latencies.push(performance.now() - asked);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  if (answers.size !== 1 || !answers.has(expected)) {
    throw new Failure(`Expected ${expected} only, and got ${JSON.stringify([...answers])}`);
  }
  return {
    answers: latencies.length,
    perSecond: (latencies.length / (performance.now() - started)) * 1_000,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
