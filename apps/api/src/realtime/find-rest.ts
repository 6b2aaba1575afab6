/** A process that waits for a core ten times as long as it works waits for more than a core. */
const LEAST_SHARE = 0.1;

/**
 * Runs what writes to many sockets at once.
 *
 * @returns milliseconds that the process should leave to everything else before the next of its kind.
 * None where it had a core for itself all the time. Where the cores have more to do than they can, the
 * more the longer it had to wait for one: with 50,000 pages on two cores, messages without a rest left no
 * time for the answers to pings, and sockets that were alive were ended.
 */
export function findRest(task: () => void): number {
  const began = performance.now();
  const before = process.cpuUsage();
  task();
  const tookMs = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 1_000 / tookMs;
  return tookMs * (1 / Math.min(1, Math.max(LEAST_SHARE, share)) - 1);
}
