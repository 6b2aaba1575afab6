import type { Clock } from '../common/clock.js';

export const MESSAGE_WINDOW_MS = 10_000;

/** So many times the limit is no page that is in a hurry. */
const FLOOD = 5;

export type MessageVerdict = 'take' | 'refuse' | 'cut off';

/** Counts the messages of one socket: to be asked once for each. */
export function createMessageLimit(limit: number, clock: Clock): () => MessageVerdict {
  let windowEnd = 0;
  let count = 0;
  return () => {
    const now = clock().getTime();
    if (now >= windowEnd) [windowEnd, count] = [now + MESSAGE_WINDOW_MS, 0];
    count += 1;
    if (count <= limit) return 'take';
    return count <= limit * FLOOD ? 'refuse' : 'cut off';
  };
}
