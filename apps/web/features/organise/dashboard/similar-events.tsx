'use client';

import type { EventStatistics } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { SeatBar } from '@/features/organise/events/seat-bar';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useReader } from '@/lib/react/reader';
import { ChartFrame } from './chart-frame';
import { formatStep } from './format-step';

/** How full the last events of the kind were when their start was as far away. */
export function SimilarEvents({ statistics }: { statistics: EventStatistics }) {
  const { slug } = useOrganiser();
  const { locale } = useReader();
  const { confirmedTickets, totalTickets, similar, timeZone } = statistics;
  return (
    <ChartFrame
      title="Beside similar events"
      text="Of the same category, each as long before its start as this one is now."
    >
      <ul className="grid gap-5">
        <li>
          <p className="mb-1 font-semibold">This event</p>
          <SeatBar sold={confirmedTickets} total={totalTickets} />
        </li>
        {similar.map((event) => (
          <li key={event.id}>
            <p className="mb-1 flex flex-wrap justify-between gap-x-4">
              <Link
                href={consolePaths.event(slug, event.id)}
                className="font-medium wrap-anywhere hover:underline"
              >
                {event.title}
              </Link>
              <span className="text-sm text-muted">
                {formatStep(event.startsAt, 'day', { locale, timeZone })}
              </span>
            </p>
            <SeatBar sold={event.confirmedTickets} total={event.totalTickets} />
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
