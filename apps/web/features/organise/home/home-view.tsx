'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { CalendarPlus } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { organiserEvents, organiserOverview } from '@/features/organise/api/resources';
import { EventTable } from '@/features/organise/events/event-table';
import type { LiveParts } from '@/features/organise/events/live-parts';
import { NewEventLink } from '@/features/organise/events/new-event-link';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { AttentionList } from './attention-list';
import { NextUp } from './next-up';

const upcoming = 'period=upcoming&limit=100';
const mostShown = 8;

/** Of one organiser: what is next, what needs a look, and how all of it sells, live. */
export function HomeView({ live }: { live: LiveParts }) {
  const { id } = useOrganiser();
  const entry = useResource(organiserEvents, id, upcoming);
  // What needs attention stands first: it would push the rest down by coming later.
  const overview = useResource(organiserOverview, id);
  const isWhole = overview.data !== null || overview.failure !== null;
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void organiserEvents.load(id, upcoming)}
    >
      {({ data }) =>
        isWhole ? <Overview events={data.toSorted(bySoonest)} live={live} /> : <PageSkeleton />
      }
    </WhenLoaded>
  );
}

const bySoonest = (first: OrganiserEvent, second: OrganiserEvent) =>
  Date.parse(first.startsAt) - Date.parse(second.startsAt);

function Overview({ events, live }: { events: OrganiserEvent[]; live: LiveParts }) {
  const { name } = useOrganiser();
  const next = events.find(({ status }) => status === 'scheduled');
  return (
    <>
      <PageHeading title={name} action={events.length > 0 && <NewEventLink />} />
      <live.Follow events={events} />
      <AttentionList />
      {next && <NextUp event={next} Seats={live.Seats} />}
      {events.length === 0 ? <NoEvents /> : <Upcoming events={events} Seats={live.Seats} />}
    </>
  );
}

function Upcoming({ events, Seats }: { events: OrganiserEvent[]; Seats: LiveParts['Seats'] }) {
  const { slug } = useOrganiser();
  return (
    <section aria-labelledby="upcoming">
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 id="upcoming" className="text-lg font-semibold tracking-tight">
          Upcoming
        </h2>
        <Link
          href={consolePaths.events(slug)}
          className="flex min-h-11 items-center rounded-lg px-2 font-medium text-accent hover:text-accent-strong"
        >
          All events
        </Link>
      </div>
      <EventTable events={events.slice(0, mostShown)} Seats={Seats} />
    </section>
  );
}

/** None that is ahead; whether there are any in the past makes it the first one or not. */
function NoEvents() {
  const { id } = useOrganiser();
  const canCreate = useCan('events.change');
  const past = useResource(organiserEvents, id, 'limit=1').data;
  if (past === null) return null;
  const isFirst = canCreate && past.data.length === 0;
  return (
    <EmptyState
      icon={CalendarPlus}
      title={isFirst ? 'Create your first event' : 'No events ahead'}
      text={
        canCreate
          ? 'A title, a time, a place and how many seats. It stays a draft, which only members see, until you publish it.'
          : 'As soon as there is one, you find it here.'
      }
      action={<NewEventLink />}
    />
  );
}
