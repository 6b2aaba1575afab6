import type { EventDetails } from '@lastseat/contracts';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { AddToCalendar, CalendarFileLink } from '@/components/ui/add-to-calendar';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { CategoryCover } from '@/features/events/category-cover';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { ShowEvent } from '@/features/events/live/show-events';
import { TicketBadge } from '@/features/events/live/ticket-badge';
import { formatPrice } from '@/lib/format/format';
import type { Reader } from '@/lib/format/reader';
import { paths } from '@/lib/http/paths';
import { EventNotice } from './event-notice';
import { Watchers } from './watchers';

interface EventDetailsViewProps {
  event: EventDetails;
  hasStarted: boolean;
  reader: Reader;
  /** Of this page, for those who come from somewhere else. */
  url: string;
  /** What there is to do about its seats. */
  action: ReactNode;
}

export function EventDetailsView(props: EventDetailsViewProps) {
  const { event, hasStarted, reader } = props;
  const isClosed = event.status === 'cancelled' || hasStarted;
  return (
    <>
      <ShowEvent event={event} />
      <Link
        href={paths.events()}
        className="mb-4 inline-flex min-h-11 items-center gap-2 rounded-lg font-medium text-accent hover:text-accent-strong"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        All events
      </Link>
      {/* On a phone the seats come before the long text; beside both of them where there is room. */}
      <article className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
          <div className="*:h-32 sm:*:h-52">
            <CategoryCover category={event.category} isDimmed={isClosed} />
          </div>
          <div className="p-5 sm:p-8">
            <h1 className="text-3xl font-bold tracking-tight text-balance wrap-anywhere sm:text-4xl">
              {event.title}
            </h1>
            <WhenAndWhere event={event} reader={reader} size="page" className="mt-6" />
          </div>
        </div>
        <SeatPanel {...props} />
        <EventDescription description={event.description} />
      </article>
    </>
  );
}

function EventDescription({ description }: { description: string }) {
  return (
    <section
      aria-labelledby="about"
      className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8"
    >
      <h2 id="about" className="text-lg font-semibold tracking-tight">
        About this event
      </h2>
      <p className="mt-3 max-w-prose leading-relaxed whitespace-pre-line text-pretty wrap-anywhere">
        {description}
      </p>
    </section>
  );
}

function SeatPanel({ event, hasStarted, url, action }: EventDetailsViewProps) {
  const { id, remainingTickets, version } = event;
  const isOpen = event.status !== 'cancelled' && !hasStarted;
  return (
    <section
      aria-label="Seats"
      className="space-y-5 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6 lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1"
    >
      <div className="flex items-center justify-between gap-4">
        <p className="text-3xl font-bold tracking-tight tabular-nums">
          {formatPrice(event.priceCents, event.currency)}
        </p>
        {isOpen && <LiveIndicator />}
      </div>
      <EventNotice status={event.status} hasStarted={hasStarted} />
      {isOpen && (
        <>
          <TicketBadge
            event={{ id, remainingTickets, version }}
            totalTickets={event.totalTickets}
            isCancelled={false}
          />
          <Watchers eventId={id} />
        </>
      )}
      {action}
      {isOpen && (
        <AddToCalendar entry={{ ...event, url }}>
          <CalendarFileLink href={paths.eventCalendar(id)} />
        </AddToCalendar>
      )}
    </section>
  );
}
