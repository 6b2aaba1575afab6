import { dateFormat } from '@lastseat/contracts';

/** In the words of the console, which is English: Monday is 1, Sunday is 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A Monday, for the names. */
const aMonday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

export function nameWeekday(weekday: number): string {
  const format = dateFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return format.format(aMonday + (weekday - 1) * dayMs);
}
