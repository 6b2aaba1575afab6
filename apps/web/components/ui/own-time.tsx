'use client';

import { formatVisitorsTime, type EventTimes } from '@lastseat/contracts';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { LocalTime } from './local-time';

/** When the event begins on the visitor's own clock; nothing where that shows the same. */
export function OwnTime({ event }: { event: EventTimes }) {
  const { locale } = useReader();
  const timeZone = useTimeZone();
  const text = timeZone === null ? null : formatVisitorsTime(event, { locale, timeZone });
  if (text === null) return null;
  return (
    <>
      Your time:{' '}
      <LocalTime at={event.startsAt} locale={locale}>
        {text}
      </LocalTime>
    </>
  );
}
