import { dateFormat } from './date-format.js';

/** Whether this ICU knows it: names are added every year, and a browser may say `Etc/Unknown`. */
export function isTimeZone(name: string): boolean {
  try {
    dateFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone, or UTC where it is not known here: the time is true then, and says which it is. */
export function knownTimeZone(name: string): string {
  return isTimeZone(name) ? name : 'UTC';
}

/** In the words of those who live there: `Vienna time`, `Buenos Aires time`, `UTC`. */
export function nameTimeZone(timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  // `Etc/GMT+5` is five hours *behind* Greenwich; ICU says that as people do.
  const hasCity = zone.includes('/') && !zone.startsWith('Etc/');
  if (!hasCity) return offsetName(zone);
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${city} time`;
}

function offsetName(timeZone: string): string {
  const format = dateFormat('en-GB', { timeZone, timeZoneName: 'short' });
  const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
  return name ?? timeZone;
}

/** The minutes by which the zone's clocks are ahead of UTC at that instant. */
export function offsetMinutes(timeZone: string, at: string): number {
  const instant = new Date(at);
  const local = Date.parse(`${wallClock(knownTimeZone(timeZone), instant)}Z`);
  return Math.round((local - Math.trunc(instant.getTime() / 1_000) * 1_000) / 60_000);
}

/** With the offset, as ISO 8601: `2026-11-27T20:00:00+01:00`. */
export function localIsoTime(timeZone: string, at: string): string {
  const offset = offsetMinutes(timeZone, at);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const written = `${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
  return `${wallClock(knownTimeZone(timeZone), new Date(at))}${written}`;
}

/** What clocks and calendars show there: `2026-11-27T20:00:00`. */
function wallClock(timeZone: string, instant: Date): string {
  const parts = dateFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
