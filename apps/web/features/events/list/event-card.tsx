import type { EventDetails, Reader } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import { EventCover } from '@/features/events/cover/event-cover';
import { drawSmallHall } from '@/features/events/hall/draw-small-hall';
import { SaveButton } from '@/features/events/saved/save-button';
import { TicketBadge } from '@/features/events/live/ticket-badge';
import { unitOf } from '@/features/events/unit';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';

interface EventCardProps {
  event: EventDetails;
  reader: Reader;
  /** There is nothing left to count. */
  hasStarted: boolean;
  action?: ReactNode;
}

export function EventCard({ event, reader, hasStarted, action }: EventCardProps) {
  const isClosed = event.status === 'cancelled' || hasStarted;
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-card transition-shadow hover:shadow-float">
      <EventCover event={event} size="card" isDimmed={isClosed} />
      <div className="flex flex-1 flex-col p-5">
        <div className="flex items-start justify-between gap-4">
          <h2 className="text-lg leading-snug font-semibold tracking-tight text-pretty wrap-anywhere">
            {/* The whole card leads to the event; its action lies above that. */}
            <Link
              href={paths.event(event.id)}
              prefetch={false}
              className="group-hover:text-accent after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {event.title}
            </Link>
          </h2>
          <p className="shrink-0 text-lg leading-snug font-semibold tabular-nums">
            {formatPrice(event.priceCents, event.currency)}
          </p>
        </div>
        <p className="mt-1 text-sm text-muted wrap-anywhere">By {event.organiser.name}</p>
        <WhenAndWhere event={event} reader={reader} className="mt-3 mb-2" />
        <div className="mt-auto">
          {!hasStarted && (
            <div className="border-t border-line pt-4">
              <TicketBadge
                event={toCountedEvent(event)}
                unit={unitOf(event.category)}
                hall={drawSmallHall(event.totalTickets, event.id)}
              />
            </div>
          )}
          {action && <div className="relative mt-4 grid">{action}</div>}
        </div>
      </div>
      <SaveButton event={event} className="absolute top-3 right-3" />
    </article>
  );
}
