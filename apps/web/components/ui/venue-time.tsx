import { formatWhen, nameTimeZone, type EventTimes, type Reader } from '@lastseat/contracts';
import { LocalTime } from './local-time';

interface VenueTimeProps {
  event: EventTimes;
  reader: Reader;
}

/**
 * When an event is, on the clock that people come by. No hook and no 'use client': what the server has
 * written stays as it is, because the browser's ICU may put other words and spaces between the parts.
 */
export function VenueTime({ event, reader }: VenueTimeProps) {
  return (
    <>
      <LocalTime at={event.startsAt} locale={reader.locale}>
        {formatWhen(event, reader)}
      </LocalTime>{' '}
      <span className="inline-block font-normal text-muted">{nameTimeZone(event.timeZone)}</span>
    </>
  );
}
