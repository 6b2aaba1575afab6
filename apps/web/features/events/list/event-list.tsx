import type { Category, EventDetails, EventPage } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { ShowEvents } from '@/features/events/live/show-events';
import type { Reader } from '@/lib/format/reader';
import { paths } from '@/lib/http/paths';
import { EventBrowser } from './event-browser';
import { EventCard } from './event-card';
import { EventGrid } from './event-grid';
import { describeResult } from './filters/active-filters';
import { CategoryChips } from './filters/category-chips';
import type { EventListQuery } from './list-query';
import { NoEvents } from './no-events';
import { Pagination } from './pagination';

interface EventListProps {
  query: EventListQuery;
  categories: readonly Category[];
  found: EventPage;
  reader: Reader;
  /** What a card offers to do about its event. */
  renderAction?: (event: EventDetails) => ReactNode;
}

export function EventList({ query, categories, found, reader, renderAction }: EventListProps) {
  const { data: events, meta } = found;
  const onScreen = events.map(({ id, title, remainingTickets, version }) => {
    return { id, title, remainingTickets, version };
  });
  return (
    <>
      <ShowEvents events={onScreen} query={query} />
      <EventBrowser
        query={query}
        categories={<CategoryChips query={query} categories={categories} />}
        result={describeResult(query, meta.total)}
        pages={<Pages query={query} totalPages={meta.totalPages} />}
      >
        {events.length > 0 ? (
          <EventGrid>
            {events.map((event) => (
              <li key={event.id}>
                <EventCard
                  event={event}
                  reader={reader}
                  hasStarted={query.period === 'past'}
                  action={renderAction?.(event)}
                />
              </li>
            ))}
          </EventGrid>
        ) : (
          <NoEvents query={query} totalPages={meta.totalPages} />
        )}
      </EventBrowser>
    </>
  );
}

function Pages({ query, totalPages }: { query: EventListQuery; totalPages: number }) {
  if (totalPages < 2 || query.page > totalPages) return null;
  return (
    <Pagination
      current={query.page}
      totalPages={totalPages}
      pathTo={(page) => paths.events({ ...query, page })}
    />
  );
}
