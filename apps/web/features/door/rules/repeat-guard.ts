/** A code that the camera sees without a break is one scan, however many pictures it is in. */
const awayMs = 2_500;

/**
 * @returns what says of each reading whether it is a new scan: another code, or the same one after it was
 *   out of sight for a while
 */
export function createRepeatGuard(): (code: string, nowMs: number) => boolean {
  let last = { code: '', seenAt: Number.NEGATIVE_INFINITY };
  return (code, nowMs) => {
    const isRepeat = code === last.code && nowMs - last.seenAt < awayMs;
    last = { code, seenAt: nowMs };
    return !isRepeat;
  };
}
