import type { Metadata } from 'next';
import Link from 'next/link';
import { actionStyle } from '@/components/ui/action-style';
import { EventCard } from '@/features/events/list/event-card';
import { findInDemand } from '@/features/events/list/find-in-demand';
import { listEvents, listFacets } from '@/features/events/list/list-events';
import { parseListQuery } from '@/features/events/list/list-query';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { ShowEvents } from '@/features/events/live/show-events';
import { apiOrigin, getPublicOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';
import { bookableEvent } from './events/bookable-event';
import { EventAction } from './events/event-action';

/** Asked for at every request: an image is built once and then runs anywhere. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(getPublicOrigin()), alternates: { canonical: paths.home() } };
}

/** What is on soon and can be booked. */
const soonest = parseListQuery({ available: 'true' });

export default async function HomePage() {
  const [found, { categories }] = await Promise.all([
    listEvents(soonest, { origin: apiOrigin }),
    listFacets({ origin: apiOrigin }),
  ]);
  const wanted = findInDemand(found.data);
  // On a phone the seats that go come before the categories; beside both where there is room.
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-x-16">
      <Pitch total={found.meta.total} />
      {wanted && (
        <section aria-labelledby="in-demand" className="lg:row-span-2">
          <div className="mb-3 flex items-center justify-between gap-4">
            <h2 id="in-demand" className="font-semibold">
              Going now
            </h2>
            <LiveIndicator />
          </div>
          <EventCard
            event={wanted}
            reader={await findReader()}
            action={<EventAction event={bookableEvent(wanted, new Date())} />}
          />
          <ShowEvents events={[wanted]} query={soonest} />
        </section>
      )}
      <nav aria-label="Categories">
        <ul className="flex flex-wrap gap-2">
          {categories.map(({ name }) => (
            <li key={name}>
              <Link href={paths.events({ category: name })} prefetch={false} className="chip">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <LiveTickets />
    </div>
  );
}

function Pitch({ total }: { total: number }) {
  return (
    <div className="lg:pt-8">
      <h1 className="text-4xl font-bold tracking-tight text-balance sm:text-6xl">
        The last seat, sold once.
      </h1>
      <p className="mt-5 max-w-xl text-lg text-pretty text-muted sm:text-xl">
        Concerts, talks and workshops with every seat counted live. Press once, and the seat is
        yours, or you know at once that it went to somebody else.
      </p>
      <Link href={paths.events({ available: true })} className={`${actionStyle} mt-8`}>
        See all {total} events with seats left
      </Link>
    </div>
  );
}
