const MINUTE_MS = 60_000;

/**
 * Seconds that are left to pay, as the person is told: a minute short of the truth, so that nobody who begins
 * with the last of them comes too late.
 */
export function secondsLeft(expiresAt: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - MINUTE_MS - now) / 1_000));
}

/** `14:00`. */
export function writeClock(seconds: number): string {
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}
