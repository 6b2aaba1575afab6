/** After an end that may have been the only one. */
export const SHORTEST_PAUSE_MS = 200;
const LONGEST_MS = 10_000;

/** What has lived so long did not end of how it was started. */
const GROWN_UP_MS = 60_000;

/**
 * How long one that has ended by itself waits for its next start: twice as long each time, so that one
 * that cannot live takes neither the machine's cores nor fills its log.
 */
export class RestartPause {
  private nextMs = SHORTEST_PAUSE_MS;

  /** @param livedMs from its last start to its end */
  take(livedMs: number): number {
    if (livedMs >= GROWN_UP_MS) this.nextMs = SHORTEST_PAUSE_MS;
    const pause = this.nextMs;
    this.nextMs = Math.min(2 * pause, LONGEST_MS);
    return pause;
  }
}
