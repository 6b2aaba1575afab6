import { Temporal } from 'temporal-polyfill';

export interface Week {
  /** The Monday. */
  from: string;
  /** The Sunday. */
  to: string;
}

export function weekOf(day: string): Week {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
}

export function moveWeek(monday: string, weeks: number): string {
  return Temporal.PlainDate.from(monday).add({ weeks }).toString();
}

/** What the calendar shows there. */
export function dayIn(timeZone: string, now: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
