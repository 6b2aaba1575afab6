import { offsetMinutes, type EventDetails, type Reader } from '@lastseat/contracts';
import { CalendarDays, MapPin } from 'lucide-react';
import { Address } from './address';
import { VenueTime } from './venue-time';
import { VisitorTime } from './visitor-time';

type WhenAndWhereSize = 'card' | 'page';

interface WhenAndWhereProps {
  event: Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone' | 'venue' | 'address'>;
  reader: Reader;
  /** A page has room for the address. */
  size?: WhenAndWhereSize;
  className: string;
}

const styles: Record<WhenAndWhereSize, { list: string; row: string; icon: string; own: string }> = {
  card: {
    list: 'space-y-2 text-sm',
    row: 'gap-2.5',
    icon: 'mt-0.5 size-4 text-muted',
    own: 'mt-1 min-h-8 pl-6.5 text-xs',
  },
  page: {
    list: 'space-y-3',
    row: 'gap-3',
    icon: 'mt-0.5 size-5 text-accent',
    own: 'mt-1 min-h-10 pl-8 text-sm sm:min-h-6',
  },
};

/**
 * What tells whether a person can come. The time is last, because under it comes what only the browser
 * knows: the room for that, two lines where it may wrap, is kept from the first, so that nothing moves.
 */
export function WhenAndWhere({ event, reader, size = 'card', className }: WhenAndWhereProps) {
  const { list, row, icon, own } = styles[size];
  return (
    <div className={className}>
      <ul className={list}>
        <li className={`flex ${row}`}>
          <MapPin className={`shrink-0 ${icon}`} aria-hidden="true" />
          <div className="min-w-0 wrap-anywhere">
            <span dir="auto">{event.venue}</span>
            {size === 'page' && event.address !== null && (
              <p className="mt-0.5 text-sm text-muted">
                <Address address={event.address} />
              </p>
            )}
          </div>
        </li>
        <li className={`flex font-medium ${row}`}>
          <CalendarDays className={`shrink-0 ${icon}`} aria-hidden="true" />
          <span>
            <VenueTime event={event} reader={reader} />
          </span>
        </li>
      </ul>
      <p className={`text-muted ${own}`}>
        <VisitorTime event={event} venueOffset={offsetMinutes(event.timeZone, event.startsAt)} />
      </p>
    </div>
  );
}
