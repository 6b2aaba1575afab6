import type { Metadata } from 'next';
import { EventList } from '../../../features/events/components/event-list';
import { LiveIndicator } from '../../../features/events/components/live-indicator';
import { listUpcomingEvents } from '../../../features/events/list-events';
import { parsePageNumber } from '../../../features/events/page-number';
import { apiOrigin } from '../../../lib/config';

interface EventsPageProps {
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: EventsPageProps): Promise<Metadata> {
  const page = parsePageNumber((await searchParams).page);
  return { title: page === 1 ? 'Events' : `Events, page ${page}` };
}

export default async function EventsPage({ searchParams }: EventsPageProps) {
  const page = parsePageNumber((await searchParams).page);
  const { data, meta } = await listUpcomingEvents({ page, origin: apiOrigin });
  return (
    <>
      <div className="mb-8">
        <div className="flex items-center justify-between gap-4">
          <h1 className="text-3xl font-bold tracking-tight sm:text-4xl">Upcoming events</h1>
          <LiveIndicator />
        </div>
        <p className="mt-2 text-muted text-pretty sm:text-lg">
          Every seat counted live, and the last one sold once.
        </p>
      </div>
      <EventList events={data} page={page} totalPages={meta.totalPages} />
    </>
  );
}
