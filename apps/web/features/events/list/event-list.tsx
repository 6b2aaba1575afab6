import type { EventDetails, EventPage, Reader } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { Pagination } from '@/components/ui/pagination';
import { toEventOnScreen } from '@/features/events/live/ticket-counts';
import { ShowEvents } from '@/features/events/live/show-events';
import { paths } from '@/lib/http/paths';
import { EventBrowser } from './event-browser';
import { EventCard } from './event-card';
import { EventGrid } from './event-grid';
import { describeResult } from './filters/active-filters';
import { FacetLinks } from './filters/facet-links';
import type { Facets } from './list-events';
import type { EventListQuery } from './list-query';
import { NoEvents } from './no-events';

interface EventListProps {
  query: EventListQuery;
  facets: Facets;
  found: EventPage;
  reader: Reader;
  /** What a card offers to do about its event. */
  renderAction?: (event: EventDetails) => ReactNode;
}

export function EventList({ query, facets, found, reader, renderAction }: EventListProps) {
  const { data: events, meta } = found;
  const onScreen = events.map(toEventOnScreen);
  return (
    <>
      <ShowEvents events={onScreen} query={query} />
      <EventBrowser
        query={query}
        organisers={facets.organisers}
        facets={<FacetLinks query={query} facets={facets} />}
        result={describeResult(query, meta, facets)}
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
          <NoEvents query={query} facets={facets} meta={meta} />
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
