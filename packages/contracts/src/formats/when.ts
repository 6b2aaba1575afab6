import type { EventDetails } from '../events.js';
import { dateFormat } from './date-format.js';
import type { Reader } from './reader.js';
import { knownTimeZone, offsetMinutes } from './time-zone.js';

export type EventTimes = Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone'>;

/**
 * When an event is, on the clock of its venue: `Fri 27 Nov, 20:00–21:30`. With the year when it is not
 * this year's, and with the day of the end when it is another one.
 */
export function formatWhen({ startsAt, endsAt, timeZone }: EventTimes, reader: Reader): string {
  const zone = knownTimeZone(timeZone);
  const format = dayAndTime(reader.locale, {
    timeZone: zone,
    ...(!isThisYear(startsAt, zone, reader) && { year: 'numeric' }),
  });
  const start = new Date(startsAt);
  return withUsualSpaces(
    endsAt === null ? format.format(start) : format.formatRange(start, new Date(endsAt)),
  );
}

/**
 * The start on the visitor's own clock, `Fri 27 Nov, 14:00 GMT-5`, or null where both clocks show the
 * same. It stands beside the venue's time, so it needs no year.
 */
export function formatVisitorsTime(
  { startsAt, timeZone }: EventTimes,
  visitor: { locale: string; timeZone: string },
): string | null {
  if (offsetMinutes(timeZone, startsAt) === offsetMinutes(visitor.timeZone, startsAt)) return null;
  const format = dayAndTime(visitor.locale, {
    timeZone: knownTimeZone(visitor.timeZone),
    timeZoneName: 'shortOffset',
  });
  return withUsualSpaces(format.format(new Date(startsAt)));
}

/** An instant that belongs to no venue, such as that of a booking, on the visitor's own clock. */
export function formatInstant(at: string, timeZone: string, reader: Reader): string {
  return formatWhen({ startsAt: at, endsAt: null, timeZone }, reader);
}

/** The hour and minute alone: `20:00`. */
export function formatTime(at: string, timeZone: string, locale: string): string {
  const hour = hasHalfDays(locale) ? 'numeric' : '2-digit';
  const format = dateFormat(locale, {
    timeZone: knownTimeZone(timeZone),
    hour,
    minute: '2-digit',
  });
  return withUsualSpaces(format.format(new Date(at)));
}

/** ICU's narrow ones are in few fonts: the picture of a shared link has boxes for them. */
export function withUsualSpaces(text: string): string {
  return text.replaceAll('\u2009', ' ').replaceAll('\u202f', '\u00a0');
}

function dayAndTime(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormat(locale, {
    // The one on the door, whichever the locale would take.
    calendar: 'gregory',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: hasHalfDays(locale) ? 'numeric' : '2-digit',
    minute: '2-digit',
    ...options,
  });
}

/** `8:00 PM` has one digit; `08:00` has two, or it would be `8:00` beside a range's `08:00–09:00`. */
export function hasHalfDays(locale: string): boolean {
  return dateFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

function isThisYear(at: string, timeZone: string, { now }: Reader): boolean {
  if (now === undefined) return false;
  const year = dateFormat('en-GB', { timeZone, year: 'numeric' });
  return year.format(new Date(at)) === year.format(now);
}
