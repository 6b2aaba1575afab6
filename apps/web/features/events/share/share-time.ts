import { anyReader, formatWhen, nameTimeZone, type EventTimes } from '@lastseat/contracts';

/**
 * The venue's time, with the year, and in the page's own language: what is shared is made for one and read
 * by others, in any place and some time later.
 */
export function shareTime(event: EventTimes): string {
  return `${formatWhen(event, anyReader)} (${nameTimeZone(event.timeZone)})`;
}
