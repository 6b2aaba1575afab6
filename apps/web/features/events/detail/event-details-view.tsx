import type { EventDetails } from '@lastseat/contracts';
import { ArrowLeft, CalendarDays, CalendarPlus, MapPin } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/instant';
import { CategoryCover } from '@/features/events/category-cover';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { SeatCount } from '@/features/events/live/seat-count';
import { ShowEvent } from '@/features/events/live/show-events';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { EventNotice } from './event-notice';
import { Watchers } from './watchers';

interface EventDetailsViewProps {
  event: EventDetails;
  hasStarted: boolean;
  /** Its seats, as a picture. */
  hall: ReactNode;
  /** What there is to do about its seats. */
  action: ReactNode;
}

export function EventDetailsView({ event, hasStarted, hall, action }: EventDetailsViewProps) {
  const isClosed = event.status === 'cancelled' || hasStarted;
  return (
    <>
      <ShowEvent event={event} />
      <Link
        href={paths.events()}
        className="-mt-4 mb-2 inline-flex min-h-11 items-center gap-2 rounded-lg font-medium text-accent hover:text-accent-strong sm:-mt-6"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        All events
      </Link>
      <article>
        {/* On a phone from top to bottom; with room, the hall beside what is said and done about it. */}
        <div className="house grid overflow-hidden rounded-3xl p-5 [--house-stage:50%_35%] max-sm:-mx-2 sm:p-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-10 lg:p-10 lg:[--house-stage:66%_0%] forced-colors:border">
          <EventHeading event={event} />
          <div
            className={`max-lg:mx-auto max-lg:w-full max-lg:max-w-2xl lg:col-start-2 lg:row-span-2 lg:row-start-1 ${isClosed ? 'opacity-60' : ''}`}
          >
            {hall}
          </div>
          <SeatPanel event={event} hasStarted={hasStarted} action={action} />
        </div>
        <EventDescription event={event} isClosed={isClosed} />
      </article>
    </>
  );
}

function EventHeading({ event }: { event: EventDetails }) {
  return (
    <div>
      <p className="text-sm font-medium text-hall-bright">{event.category}</p>
      <h1 className="mt-1 text-2xl leading-tight font-bold tracking-tight text-balance wrap-anywhere sm:text-4xl">
        {event.title}
      </h1>
      <EventFacts event={event} />
    </div>
  );
}

const factStyle = 'flex gap-2.5';
const factIconStyle = 'mt-0.5 size-4 shrink-0 text-muted sm:size-5 forced-colors:text-[CanvasText]';

function EventFacts({ event }: { event: EventDetails }) {
  return (
    <ul className="mt-3 space-y-1.5 text-sm sm:mt-5 sm:space-y-2.5 sm:text-base">
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

type SeatPanelProps = Omit<EventDetailsViewProps, 'hall'>;

function SeatPanel({ event, hasStarted, action }: SeatPanelProps) {
  const { id, remainingTickets, totalTickets, version } = event;
  const isOpen = event.status !== 'cancelled' && !hasStarted;
  return (
    <section aria-label="Seats" className="grid content-end gap-4 pt-4 lg:pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {isOpen && (
          <SeatCount event={{ id, remainingTickets, version }} totalTickets={totalTickets} />
        )}
        <p className="text-2xl font-semibold tracking-tight tabular-nums">
          {formatPrice(event.priceCents, event.currency)}
        </p>
      </div>
      <EventNotice status={event.status} hasStarted={hasStarted} />
      {action}
      {isOpen && (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Watchers eventId={id} />
          <LiveIndicator />
        </div>
      )}
    </section>
  );
}

interface EventDescriptionProps {
  event: EventDetails;
  isClosed: boolean;
}

function EventDescription({ event, isClosed }: EventDescriptionProps) {
  return (
    <section
      aria-labelledby="about"
      className="mt-6 overflow-hidden rounded-2xl border border-line bg-surface shadow-card lg:grid lg:grid-cols-[20rem_minmax(0,1fr)]"
    >
      <div className="*:h-24 sm:*:h-32 lg:*:h-full">
        <CategoryCover category={event.category} isDimmed={isClosed} />
      </div>
      <div className="p-5 sm:p-8 lg:p-10">
        <h2 id="about" className="text-lg font-semibold tracking-tight">
          About this event
        </h2>
        <p className="mt-3 max-w-prose leading-relaxed whitespace-pre-line text-pretty wrap-anywhere">
          {event.description}
        </p>
        {!isClosed && (
          <a
            href={paths.eventCalendar(event.id)}
            download
            className="mt-4 -ml-3 inline-flex min-h-11 items-center gap-2 rounded-xl px-3 font-semibold text-accent transition-colors hover:bg-accent-soft"
          >
            <CalendarPlus className="size-5" aria-hidden="true" />
            Add to calendar
          </a>
        )}
      </div>
    </section>
  );
}
