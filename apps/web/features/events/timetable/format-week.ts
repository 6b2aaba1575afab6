import {
  dateFormat,
  formatTime,
  hasHalfDays,
  withUsualSpaces,
  type EventTimes,
} from '@lastseat/contracts';

/** A day or time of a calendar is in no zone: it is written as if it were in UTC, and read so. */
const plain = { timeZone: 'UTC', calendar: 'gregory' } as const;

const atNoon = (date: string) => new Date(`${date}T12:00:00Z`);

/** Such as `Monday`. */
export function formatWeekday(date: string, locale: string): string {
  return dateFormat(locale, { ...plain, weekday: 'long' }).format(atNoon(date));
}

/** Such as `7 Dec`. */
export function formatDay(date: string, locale: string): string {
  return dateFormat(locale, { ...plain, day: 'numeric', month: 'short' }).format(atNoon(date));
}

/** Such as `7–13 Dec 2026`. */
export function formatWeek({ from, to }: { from: string; to: string }, locale: string): string {
  const format = dateFormat(locale, { ...plain, day: 'numeric', month: 'short', year: 'numeric' });
  return withUsualSpaces(format.formatRange(atNoon(from), atNoon(to)));
}

/** @param time such as `18:30` */
export function formatClock(time: string, locale: string): string {
  return formatTime(`1970-01-01T${time}:00Z`, 'UTC', locale);
}

/** From when to when, on the clock of the venue: `18:30–19:30`. */
export function formatHours({ startsAt, endsAt, timeZone }: EventTimes, locale: string): string {
  const format = dateFormat(locale, { timeZone, ...hourAndMinute(locale) });
  const start = new Date(startsAt);
  return withUsualSpaces(
    endsAt === null ? format.format(start) : format.formatRange(start, new Date(endsAt)),
  );
}

function hourAndMinute(locale: string) {
  return { hour: hasHalfDays(locale) ? 'numeric' : '2-digit', minute: '2-digit' } as const;
}
