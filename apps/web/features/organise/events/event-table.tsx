'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { VenueTime } from '@/components/ui/venue-time';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useReader } from '@/lib/react/reader';
import { eventPath } from './event-path';
import { EventStatus } from './event-status';
import type { LiveParts } from './live-parts';

interface EventTableProps {
  events: readonly OrganiserEvent[];
  Seats: LiveParts['Seats'];
}

const headStyle = 'px-4 py-3 text-left text-sm font-medium text-muted sm:px-6';
const cellStyle = 'px-4 align-top sm:px-6 md:py-4';

/** A table where there is room for one; on a phone each row of it is a card. */
export function EventTable({ events, Seats }: EventTableProps) {
  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      <table className="w-full max-md:block">
        <caption className="sr-only">Events</caption>
        <thead className="border-b border-line max-md:sr-only">
          <tr>
            <th scope="col" className={headStyle}>
              Event
            </th>
            <th scope="col" className={headStyle}>
              Status
            </th>
            <th scope="col" className={`${headStyle} w-52`}>
              Booked
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {events.map((event) => (
            <EventRow key={event.id} event={event} Seats={Seats} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EventRowProps {
  event: OrganiserEvent;
  Seats: LiveParts['Seats'];
}

function EventRow({ event, Seats }: EventRowProps) {
  const { slug, role } = useOrganiser();
  const reader = useReader();
  return (
    <tr className="relative transition-colors hover:bg-sunken/50 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-3 max-md:py-4">
      <th scope="row" className={`${cellStyle} min-w-0 text-left`}>
        {/* The whole row is pressed, the title is what is read out. */}
        <Link
          href={eventPath(slug, role, event)}
          className="font-semibold wrap-anywhere after:absolute after:inset-0"
        >
          {event.title}
        </Link>
        <p className="mt-0.5 text-sm font-normal text-muted">
          <VenueTime event={event} reader={reader} />
        </p>
      </th>
      <td className={cellStyle}>
        <EventStatus event={event} />
      </td>
      <td className={`${cellStyle} max-md:col-span-2`}>
        <Seats event={event} />
      </td>
    </tr>
  );
}
