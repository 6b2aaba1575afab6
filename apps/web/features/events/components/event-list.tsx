import type { EventDetails } from '@lastseat/contracts';
import { CalendarX } from 'lucide-react';
import Link from 'next/link';
import { actionStyle } from '../../../components/action-style';
import { EmptyState } from '../../../components/empty-state';
import { paths } from '../../../lib/paths';
import { EventBrowser } from './event-browser';
import { EventCard } from './event-card';
import { EventGrid } from './event-grid';
import { ShowEvents } from './show-events';

interface EventListProps {
  events: EventDetails[];
  page: number;
  totalPages: number;
}

export function EventList({ events, page, totalPages }: EventListProps) {
  const onScreen = events.map(({ id, title, remainingTickets, version }) => {
    return { id, title, remainingTickets, version };
  });
  return (
    <>
      <ShowEvents events={onScreen} page={page} />
      {events.length > 0 ? (
        <EventBrowser page={page} totalPages={totalPages}>
          <EventGrid>
            {events.map((event) => (
              <li key={event.id}>
                <EventCard event={event} />
              </li>
            ))}
          </EventGrid>
        </EventBrowser>
      ) : (
        <NoEvents page={page} totalPages={totalPages} />
      )}
    </>
  );
}

function NoEvents({ page, totalPages }: Omit<EventListProps, 'events'>) {
  if (totalPages === 0) {
    return (
      <EmptyState
        icon={CalendarX}
        title="No upcoming events"
        text="New events are added all the time. Come back soon."
      />
    );
  }
  return (
    <EmptyState
      icon={CalendarX}
      title={`There is no page ${page}`}
      text={totalPages === 1 ? 'All events fit on one page.' : `There are ${totalPages} pages.`}
      action={
        <Link href={paths.events()} className={actionStyle}>
          See the first page
        </Link>
      }
    />
  );
}
