import type { Random } from '../load/random.js';

/** When each of the people presses, in milliseconds from the first: the same on both sides of a race. */
export function choosePressTimes(people: number, seconds: number, random: Random): number[] {
  const times = Array.from({ length: people }, () => random.fraction() * seconds * 1_000);
  const first = Math.min(...times);
  return times.map((time) => time - first);
}
