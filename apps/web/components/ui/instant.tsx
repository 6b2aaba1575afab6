'use client';

import { formatInstant } from '@lastseat/contracts';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { LocalTime } from './local-time';

/** What happened at no venue, on the visitor's own clock: when a booking was made. */
export function Instant({ at }: { at: string }) {
  const reader = useReader();
  const timeZone = useTimeZone();
  if (timeZone === null) return null;
  return (
    <LocalTime at={at} locale={reader.locale}>
      {formatInstant(at, timeZone, reader)}
    </LocalTime>
  );
}
