import type { Random } from '../../load/random.js';

/** Of events that do not exist: what they look like is all that a stranger knows. */
export const makeIds = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => random.uuid());
