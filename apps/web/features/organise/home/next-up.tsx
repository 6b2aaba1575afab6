'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { actionStyles } from '@/components/ui/action-style';
import { VenueTime } from '@/components/ui/venue-time';
import { eventPath } from '@/features/organise/events/event-path';
import type { LiveParts } from '@/features/organise/events/live-parts';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useReader } from '@/lib/react/reader';

interface NextUpProps {
  event: OrganiserEvent;
  Seats: LiveParts['Seats'];
}

export function NextUp({ event, Seats }: NextUpProps) {
  const { slug, role } = useOrganiser();
  const reader = useReader();
  return (
    <section
      aria-labelledby="next-up"
      className="mb-10 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8"
    >
      <h2 id="next-up" className="text-sm font-medium text-muted">
        Next up
      </h2>
      <div className="mt-2 grid gap-6 md:grid-cols-[minmax(0,1fr)_16rem] md:gap-10">
        <div className="min-w-0">
          <p className="text-xl font-semibold tracking-tight text-balance wrap-anywhere sm:text-2xl">
            <Link href={eventPath(slug, role, event)} className="hover:text-accent">
              {event.title}
            </Link>
          </p>
          <p className="mt-2 font-medium">
            <VenueTime event={event} reader={reader} />
          </p>
          <p className="text-muted wrap-anywhere">{event.venue}</p>
        </div>
        <div className="grid content-start gap-5">
          <Seats event={event} />
          <NextActions event={event} />
        </div>
      </div>
    </section>
  );
}

function NextActions({ event: { id } }: { event: OrganiserEvent }) {
  const { slug } = useOrganiser();
  const canEdit = useCan('events.change');
  const style = `${actionStyles.secondary} flex-1`;
  return (
    <div className="flex flex-wrap gap-2">
      <Link href={consolePaths.roster(slug, id)} className={style}>
        People
      </Link>
      {canEdit && (
        <Link href={consolePaths.editEvent(slug, id)} className={style}>
          Edit
        </Link>
      )}
    </div>
  );
}
