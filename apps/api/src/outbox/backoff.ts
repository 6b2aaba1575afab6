/** The first pause, and the longest. */
const FIRST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to leave a receiver alone after a delivery has failed so often: a second, two, four, up to a
 * quarter of an hour. Each is spread over half to one and a half of it, so that all that failed at once
 * does not come back at once.
 *
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return pause * (0.5 + random);
}
