import type { EventDetails, Reader } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { SeatCount } from '@/features/events/live/seat-count';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import { unitOf } from '@/features/events/unit';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { bookableEvent } from './events/bookable-event';
import { EventAction } from './events/event-action';
import { EventHall } from './events/event-hall';

interface InDemandProps {
  event: EventDetails;
  reader: Reader;
}

/** The event that sells right now, with its hall: the first thing that one sees of Lastseat. */
export function InDemand({ event, reader }: InDemandProps) {
  const { id, title } = event;
  const seats = toCountedEvent(event);
  const unit = unitOf(event.category);
  return (
    <article
      aria-labelledby="in-demand"
      className="house p-4 [--house-stage:50%_15%] max-sm:-mx-4 sm:rounded-3xl sm:p-8 lg:row-span-2 forced-colors:border"
    >
      <div className="mb-4 flex items-center justify-between gap-4">
        <p className="text-sm font-medium text-hall-bright">Going now</p>
        <LiveIndicator />
      </div>
      <EventHall event={seats} unit={unit} hasStarted={false} />
      <div className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <div>
          <h2
            id="in-demand"
            className="text-xl leading-snug font-semibold tracking-tight text-balance wrap-anywhere"
          >
            <Link href={paths.event(id)} prefetch={false} className="hover:underline">
              {title}
            </Link>
          </h2>
          <WhenAndWhere event={event} reader={reader} className="mt-2" />
        </div>
        <div className="grid content-end">
          <div className="mb-4 flex items-baseline justify-between gap-4">
            <SeatCount event={seats} unit={unit} />
            <p className="text-lg font-semibold tabular-nums">
              {formatPrice(event.priceCents, event.currency)}
            </p>
          </div>
          <EventAction event={bookableEvent(event, new Date())} />
        </div>
      </div>
    </article>
  );
}
