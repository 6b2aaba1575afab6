import type { EventDetails } from '@lastseat/contracts';
import { CalendarDays, MapPin } from 'lucide-react';
import { Instant } from './instant';

interface WhenAndWhereProps {
  event: Pick<EventDetails, 'startsAt' | 'venue'>;
  className: string;
}

/** The two lines of a card that tell whether a person can come. */
export function WhenAndWhere({ event, className }: WhenAndWhereProps) {
  return (
    <ul className={`${className} space-y-2 text-sm`}>
      <li className="flex gap-2.5">
        <CalendarDays className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
        <Instant at={event.startsAt} />
      </li>
      <li className="flex gap-2.5 text-muted">
        <MapPin className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        <span className="wrap-anywhere">{event.venue}</span>
      </li>
    </ul>
  );
}
