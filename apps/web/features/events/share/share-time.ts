import { anyReader } from '@/lib/format/reader';
import { nameTimeZone } from '@/lib/format/time-zone';
import { formatWhen, type EventTimes } from '@/lib/format/when';

/**
 * The venue's time, with the year, and in the page's own language: what is shared is made for one and read
 * by others, in any place and some time later.
 */
export function shareTime(event: EventTimes): string {
  return `${formatWhen(event, anyReader)} (${nameTimeZone(event.timeZone)})`;
}
