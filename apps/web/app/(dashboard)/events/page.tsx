import type { Metadata } from 'next';
import { EventList } from '@/features/events/list/event-list';
import { listEvents, listFacets } from '@/features/events/list/list-events';
import { parseListQuery, type SearchParams } from '@/features/events/list/list-query';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { apiOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';
import { bookableEvent } from './bookable-event';
import { EventAction } from './event-action';

interface EventsPageProps {
  searchParams: Promise<SearchParams>;
}

const description =
  'Concerts, talks and workshops that you can book now, with the seats that are left counted live.';

export async function generateMetadata({ searchParams }: EventsPageProps): Promise<Metadata> {
  const query = parseListQuery(await searchParams);
  const { search, category, period, page } = query;
  const kind = [period === 'past' ? 'Past events' : 'Events', category].filter(Boolean).join(': ');
  const name = search === '' ? kind : `“${search}” in events`;
  const own = paths.events({ category, page });
  return {
    title: page === 1 ? name : `${name}, page ${page}`,
    description,
    alternates: { canonical: own },
    // A category is a page of its own; what else people choose is not.
    ...(paths.events(query) !== own && { robots: { index: false, follow: true } }),
  };
}

export default async function EventsPage({ searchParams }: EventsPageProps) {
  const query = parseListQuery(await searchParams);
  const [found, facets] = await Promise.all([
    listEvents(query, { origin: apiOrigin }),
    listFacets({ origin: apiOrigin }),
  ]);
  const now = new Date();
  const isPast = query.period === 'past';
  return (
    <>
      <div className="mb-8">
        <div className="flex items-center justify-between gap-4">
          <h1 className="text-3xl font-bold tracking-tight sm:text-4xl">
            {isPast ? 'Past events' : 'Upcoming events'}
          </h1>
          {!isPast && <LiveIndicator />}
        </div>
        <p className="mt-2 text-muted text-pretty sm:text-lg">
          {isPast
            ? 'What has been on: nothing here can be booked any more.'
            : 'Every seat counted live, and the last one sold once.'}
        </p>
      </div>
      <EventList
        query={query}
        facets={facets}
        found={found}
        reader={await findReader()}
        renderAction={(event) => (
          <EventAction event={bookableEvent(event, now)} hasStarted={isPast} />
        )}
      />
    </>
  );
}
