import type { EventDetails } from '@lastseat/contracts';
import { CalendarDays, CalendarPlus, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/instant';
import { CategoryCover } from '@/features/events/category-cover';
import { BackToList } from '@/features/events/list/back-to-list';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { ShowEvent } from '@/features/events/live/show-events';
import { SaveButton } from '@/features/events/saved/save-button';
import { TicketBadge } from '@/features/events/live/ticket-badge';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { EventNotice } from './event-notice';
import { Watchers } from './watchers';

interface EventDetailsViewProps {
  event: EventDetails;
  hasStarted: boolean;
  /** What there is to do about its seats. */
  action: ReactNode;
}

export function EventDetailsView({ event, hasStarted, action }: EventDetailsViewProps) {
  const isClosed = event.status === 'cancelled' || hasStarted;
  return (
    <>
      <ShowEvent event={event} />
      <div className="mb-4 flex items-center justify-between gap-4">
        <BackToList />
        <SaveButton event={event} />
      </div>
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
            <EventFacts event={event} />
          </div>
        </div>
        <SeatPanel event={event} hasStarted={hasStarted} action={action} />
        <EventDescription description={event.description} />
      </article>
    </>
  );
}

const factStyle = 'flex gap-3';
const factIconStyle = 'mt-0.5 size-5 shrink-0 text-accent';

function EventFacts({ event }: { event: EventDetails }) {
  return (
    <ul className="mt-6 space-y-3">
      <li className={factStyle}>
        <CalendarDays className={factIconStyle} aria-hidden="true" />
        <Instant at={event.startsAt} />
      </li>
      <li className={factStyle}>
        <MapPin className={factIconStyle} aria-hidden="true" />
        <span className="wrap-anywhere">{event.venue}</span>
      </li>
    </ul>
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

function SeatPanel({ event, hasStarted, action }: EventDetailsViewProps) {
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
        <a
          href={paths.eventCalendar(id)}
          download
          className="flex min-h-11 items-center justify-center gap-2 rounded-xl font-semibold text-accent transition-colors hover:bg-accent-soft"
        >
          <CalendarPlus className="size-5" aria-hidden="true" />
          Add to calendar
        </a>
      )}
    </section>
  );
}
