import type { Metadata } from 'next';
import Link from 'next/link';
import { actionStyle } from '@/components/ui/action-style';
import { findInDemand } from '@/features/events/list/find-in-demand';
import { listEvents, listFacets } from '@/features/events/list/list-events';
import { parseListQuery } from '@/features/events/list/list-query';
import { LiveTickets } from '@/features/events/live/live-tickets';
import { ShowEvents } from '@/features/events/live/show-events';
import { apiOrigin, getPublicOrigin } from '@/lib/http/config';
import { findReader } from '@/lib/http/find-reader';
import { paths } from '@/lib/http/paths';
import { InDemand } from './in-demand';

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
  // On a phone the hall comes before the categories; beside both where there is room.
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,36rem)] lg:gap-x-12 2xl:grid-cols-[minmax(0,1fr)_minmax(0,46rem)]">
      <Pitch total={found.meta.total} />
      {wanted && (
        <>
          <InDemand event={wanted} reader={await findReader()} />
          <ShowEvents events={[wanted]} query={soonest} />
        </>
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
      <h1 className="text-4xl font-bold tracking-tight text-balance sm:text-6xl 2xl:text-7xl">
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
