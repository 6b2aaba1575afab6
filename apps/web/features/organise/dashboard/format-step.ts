import { dateFormat, hasHalfDays, knownTimeZone, type SalesUnit } from '@lastseat/contracts';

interface Clock {
  locale: string;
  /** IANA. */
  timeZone: string;
}

/** When a step begins, as exactly as the steps are long: `27 Nov, 20:05`, or `27 Nov 2027`. */
export function formatStep(at: string, unit: SalesUnit, { locale, timeZone }: Clock): string {
  const isLong = unit === 'day' || unit === 'week';
  const format = dateFormat(locale, {
    calendar: 'gregory',
    timeZone: knownTimeZone(timeZone),
    day: 'numeric',
    month: 'short',
    ...(isLong
      ? { year: 'numeric' }
      : { hour: hasHalfDays(locale) ? 'numeric' : '2-digit', minute: '2-digit' }),
  });
  return format.format(new Date(at));
}
