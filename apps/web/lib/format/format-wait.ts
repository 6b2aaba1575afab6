/** How long one has to wait, rounded up: `40 seconds`, `5 minutes`, `3 hours`. */
export function formatWait(seconds: number): string {
  if (seconds <= 90) return count(seconds, 'second');
  if (seconds <= 90 * 60) return count(Math.ceil(seconds / 60), 'minute');
  return count(Math.ceil(seconds / 3_600), 'hour');
}

const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;
