import type { Organiser } from '@lastseat/contracts';
import { CalendarRange } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { bookableEvent } from '@/app/(dashboard)/events/bookable-event';
import { EventAction } from '@/app/(dashboard)/events/event-action';
import { actionStyles } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { EventCard } from '@/features/events/list/event-card';
import { EventGrid } from '@/features/events/list/event-grid';
import { listEvents } from '@/features/events/list/list-events';
import { parseListQuery } from '@/features/events/list/list-query';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { ShowEvents } from '@/features/events/live/show-events';
import { toEventOnScreen } from '@/features/events/live/ticket-counts';
import { findOrganiser } from '@/features/organisers/find-organiser';
import { apiOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';

interface OrganiserPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ params }: OrganiserPageProps): Promise<Metadata> {
  const organiser = await findOrganiser((await params).slug);
  if (organiser === null) notFound();
  const { name, text, slug } = organiser;
  return {
    title: name,
    description: text === '' ? `Events by ${name}` : text.slice(0, 160),
    alternates: { canonical: paths.organiser(slug) },
  };
}

export default async function OrganiserPage({ params, searchParams }: OrganiserPageProps) {
  const organiser = await findOrganiser((await params).slug);
  if (organiser === null) notFound();
  const { slug, name } = organiser;
  const query = parseListQuery({ organiser: slug, page: (await searchParams).page });
  const found = await listEvents(query, { origin: apiOrigin });
  return (
    <>
      <Heading
        organiser={organiser}
        hasSeries={found.data.some(({ seriesId }) => seriesId !== null)}
      />
      <section aria-labelledby="upcoming">
        <h2 id="upcoming" className="mb-4 text-xl font-semibold tracking-tight">
          Upcoming events
        </h2>
        <Upcoming found={found} query={query} slug={slug} />
        <p className="mt-8">
          <Link
            href={paths.events({ organiser: slug, period: 'past' })}
            prefetch={false}
            className="inline-flex min-h-11 items-center font-medium text-accent hover:text-accent-strong"
          >
            Past events of {name}
          </Link>
        </p>
      </section>
      <LiveTickets />
    </>
  );
}

interface HeadingProps {
  organiser: Organiser;
  /** Whether something is on every week. */
  hasSeries: boolean;
}

function Heading({ organiser: { slug, name, text }, hasSeries }: HeadingProps) {
  return (
    <header className="mb-8">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-3xl font-bold tracking-tight text-balance wrap-anywhere sm:text-4xl">
          {name}
        </h1>
        <LiveIndicator />
      </div>
      {text !== '' && (
        <p className="mt-3 max-w-prose leading-relaxed whitespace-pre-line text-pretty wrap-anywhere sm:text-lg">
          {text}
        </p>
      )}
      {hasSeries && (
        <p className="mt-5">
          <Link href={paths.timetable(slug)} prefetch={false} className={actionStyles.secondary}>
            <CalendarRange className="size-5" aria-hidden="true" />
            Timetable
          </Link>
        </p>
      )}
    </header>
  );
}

interface UpcomingProps {
  found: Awaited<ReturnType<typeof listEvents>>;
  query: ReturnType<typeof parseListQuery>;
  slug: string;
}

async function Upcoming({ found: { data: events, meta }, query, slug }: UpcomingProps) {
  const [reader, now] = [await findReader(), new Date()];
  if (events.length === 0) return <p className="text-muted">Nothing is on sale right now.</p>;
  return (
    <>
      <ShowEvents events={events.map(toEventOnScreen)} query={query} />
      <EventGrid>
        {events.map((event) => (
          <li key={event.id}>
            <EventCard
              event={event}
              reader={reader}
              hasStarted={false}
              action={<EventAction event={bookableEvent(event, now)} />}
            />
          </li>
        ))}
      </EventGrid>
      {meta.totalPages > 1 && (
        <Pagination
          current={query.page}
          totalPages={meta.totalPages}
          pathTo={(page) =>
            page === 1 ? paths.organiser(slug) : `${paths.organiser(slug)}?page=${page}`
          }
        />
      )}
    </>
  );
}
