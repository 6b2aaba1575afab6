import type { Series } from '@lastseat/contracts';
import { nameWeekday } from './weekdays';

type Rule = Pick<Series, 'slots' | 'intervalWeeks'>;

/** Such as `Mondays and Wednesdays 18:30`; times that differ each with their days. */
export function describeSlots({ slots, intervalWeeks }: Rule): string {
  const byTime = new Map<string, number[]>();
  for (const { weekday, startTime } of slots) {
    byTime.set(startTime, [...(byTime.get(startTime) ?? []), weekday]);
  }
  const parts = [...byTime].map(([time, days]) => {
    const names = [...new Set(days)].sort((one, other) => one - other).map(plural);
    return `${list(names)} ${time}`;
  });
  const often = intervalWeeks === 1 ? '' : `, every ${intervalWeeks} weeks`;
  return `${parts.join(', ')}${often}`;
}

const plural = (weekday: number) => `${nameWeekday(weekday)}s`;

function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
