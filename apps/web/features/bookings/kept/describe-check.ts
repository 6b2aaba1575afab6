import { dateFormat, formatInstant } from '@lastseat/contracts';

interface Asker {
  locale: string;
  timeZone: string;
  now: Date;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** When the API was last asked, on the asker's own clock: `today at 14:02`. */
export function describeCheck(checkedAt: string, { locale, timeZone, now }: Asker): string {
  const day = (at: number) =>
    dateFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' }).format(at);
  const at = Date.parse(checkedAt);
  const time = dateFormat(locale, { timeZone, timeStyle: 'short' }).format(at);
  if (day(at) === day(now.getTime())) return `today at ${time}`;
  if (day(at) === day(now.getTime() - dayMs)) return `yesterday at ${time}`;
  return `on ${formatInstant(checkedAt, timeZone, { locale, now })}`;
}
