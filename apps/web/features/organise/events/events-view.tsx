'use client';

import type { PageMeta } from '@lastseat/contracts';
import { CalendarPlus, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { actionStyles } from '@/components/ui/action-style';
import { organiserEvents } from '@/features/organise/api/resources';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { EventFilters } from './event-filters';
import { EventTable } from './event-table';
import { toApiQuery, type EventTableQuery } from './event-table-query';
import type { LiveParts } from './live-parts';
import { NewEventLink } from './new-event-link';

interface EventsViewProps {
  query: EventTableQuery;
  live: LiveParts;
}

/** All events of an organiser. What it shows stands in its address. */
export function EventsView({ query, live }: EventsViewProps) {
  const { id, slug } = useOrganiser();
  const router = useRouter();
  const apiQuery = toApiQuery(query);
  const entry = useResource(organiserEvents, id, apiQuery);
  // Then the one way to begin stands in the middle of the page.
  const isFirst = entry.data?.data.length === 0 && isUnfiltered(query);
  const pathTo = (change: Partial<EventTableQuery>) =>
    consolePaths.events(slug, { ...query, page: 1, ...change });
  return (
    <>
      <PageHeading title="Events" action={!isFirst && <NewEventLink />} />
      <EventFilters
        query={query}
        onChange={(change, isMore) => {
          router[isMore ? 'replace' : 'push'](pathTo(change), { scroll: false });
        }}
      />
      <WhenLoaded
        entry={entry}
        skeleton={<TableSkeleton />}
        onRetry={() => void organiserEvents.load(id, apiQuery)}
      >
        {(page) => (
          <>
            <live.Follow events={page.data} />
            {page.data.length === 0 && <Nothing query={query} />}
            {page.data.length > 0 && <EventTable events={page.data} Seats={live.Seats} />}
            <Pages meta={page.meta} pathTo={(number) => pathTo({ page: number })} />
          </>
        )}
      </WhenLoaded>
    </>
  );
}

interface PagesProps {
  meta: PageMeta;
  pathTo: (page: number) => string;
}

function Pages({ meta: { page, totalPages }, pathTo }: PagesProps) {
  if (totalPages <= 1) return null;
  return <Pagination current={page} totalPages={totalPages} pathTo={pathTo} />;
}

const isUnfiltered = ({ search, status, period }: EventTableQuery) =>
  search === '' && status === '' && period === '';

function Nothing({ query }: { query: EventTableQuery }) {
  const { slug } = useOrganiser();
  const canCreate = useCan('events.change');
  if (isUnfiltered(query)) {
    return (
      <EmptyState
        icon={CalendarPlus}
        title={canCreate ? 'Create your first event' : 'No events yet'}
        text="A title, a time, a place and how many seats: it stays a draft until you publish it."
        action={<NewEventLink />}
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No events match"
      text="Try other words, or another status."
      action={
        <Link href={consolePaths.events(slug)} className={actionStyles.secondary}>
          Show all events
        </Link>
      }
    />
  );
}

function TableSkeleton() {
  return (
    <div className="grid animate-shimmer gap-3" aria-hidden="true">
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className="h-20 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
