import { localIsoTime, type EventDetails, type Reader } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { AddToCalendar, CalendarFileLink } from '@/components/ui/add-to-calendar';
import { Link } from '@/components/ui/link';
import { WhenAndWhere } from '@/components/ui/when-and-where';
import { toCountedEvent } from '@/features/events/live/ticket-counts';
import { EventCover } from '@/features/events/cover/event-cover';
import { BackToList } from '@/features/events/list/back-to-list';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { SeatCount } from '@/features/events/live/seat-count';
import { ShowEvent } from '@/features/events/live/show-events';
import { SaveButton } from '@/features/events/saved/save-button';
import { unitOf } from '@/features/events/unit';
import { formatPrice } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import { FollowChanges } from './follow-changes';
import { EventNotice } from './event-notice';
import { Watchers } from './watchers';

interface EventDetailsViewProps {
  event: EventDetails;
  hasStarted: boolean;
  reader: Reader;
  /** Of this page, for those who come from somewhere else. */
  url: string;
  /** Its seats, as a picture. */
  hall: ReactNode;
  /** When one can book, where that is not now. */
  saleNotice: ReactNode;
  /** What there is to do about its seats. */
  action: ReactNode;
}

export function EventDetailsView(props: EventDetailsViewProps) {
  const { event, hasStarted, reader, url, hall, action, saleNotice } = props;
  const isClosed = event.status === 'cancelled' || hasStarted;
  return (
    <>
      <ShowEvent event={event} />
      <FollowChanges event={toCountedEvent(event)} />
      <div className="-mt-4 mb-2 flex items-center justify-between gap-4 sm:-mt-6">
        <BackToList />
        <SaveButton event={event} />
      </div>
      <article>
        {/* On a phone from top to bottom; with room, the hall beside what is said and done about it. */}
        <div className="house grid overflow-hidden p-4 [--house-stage:50%_35%] max-sm:-mx-4 sm:rounded-3xl sm:p-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-10 lg:p-10 2xl:grid-cols-[24rem_minmax(0,1fr)] lg:[--house-stage:66%_0%] forced-colors:border">
          <EventHeading event={event} reader={reader} />
          <div className="max-lg:mx-auto max-lg:w-full max-lg:max-w-2xl lg:col-start-2 lg:row-span-2 lg:row-start-1">
            {hall}
          </div>
          <SeatPanel {...{ event, hasStarted, action, saleNotice }} />
        </div>
        <EventDescription event={event} url={url} isClosed={isClosed} />
      </article>
    </>
  );
}

function EventHeading({ event, reader }: { event: EventDetails; reader: Reader }) {
  return (
    <div>
      <p className="text-sm font-medium text-hall-bright">
        {event.level === null ? event.category : `${event.category}, ${event.level}`}
      </p>
      <h1 className="mt-1 text-2xl leading-tight font-bold tracking-tight text-balance wrap-anywhere sm:text-4xl">
        {event.title}
      </h1>
      <WhenAndWhere event={event} reader={reader} size="page" className="mt-3 sm:mt-5" />
      <EventPeople event={event} />
    </div>
  );
}

const linkStyle =
  'inline-flex min-h-6 items-center font-medium text-accent hover:text-accent-strong';

/** Who leads it, and who sells it. */
function EventPeople({ event }: { event: EventDetails }) {
  return (
    <p className="mt-2 text-muted wrap-anywhere">
      {event.host !== null && (
        <>
          With <span dir="auto">{event.host}</span>.{' '}
        </>
      )}
      By{' '}
      <Link href={paths.organiser(event.organiser.slug)} prefetch={false} className={linkStyle}>
        {event.organiser.name}
      </Link>
      {event.seriesId !== null && (
        <>
          {', every week: '}
          <Link href={findWeekPath(event)} prefetch={false} className={linkStyle}>
            timetable
          </Link>
        </>
      )}
    </p>
  );
}

/** The timetable of the week that it is in. */
function findWeekPath({ organiser, timeZone, startsAt }: EventDetails): string {
  const from = localIsoTime(timeZone, startsAt).slice(0, 10);
  return paths.timetable(organiser.slug, { from });
}

type SeatPanelProps = Pick<EventDetailsViewProps, 'event' | 'hasStarted' | 'action' | 'saleNotice'>;

function SeatPanel({ event, hasStarted, action, saleNotice }: SeatPanelProps) {
  const isOpen = event.status !== 'cancelled' && !hasStarted;
  const hasPrices = event.ticketTypes?.some(({ priceCents }) => priceCents !== event.priceCents);
  return (
    <section aria-label="Seats" className="grid content-end gap-4 pt-4 lg:pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {isOpen && <SeatCount event={toCountedEvent(event)} unit={unitOf(event.category)} />}
        <p className="text-2xl font-semibold tracking-tight tabular-nums">
          {hasPrices && 'from '}
          {formatPrice(event.priceCents, event.currency)}
        </p>
      </div>
      <EventNotice event={event} hasStarted={hasStarted} />
      {isOpen && saleNotice}
      {action}
      {isOpen && (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Watchers eventId={event.id} />
          <LiveIndicator />
        </div>
      )}
    </section>
  );
}

interface EventDescriptionProps {
  event: EventDetails;
  url: string;
  isClosed: boolean;
}

function EventDescription({ event, url, isClosed }: EventDescriptionProps) {
  return (
    <section
      aria-labelledby="about"
      className="mt-6 overflow-hidden rounded-2xl border border-line bg-surface shadow-card lg:grid lg:grid-cols-[20rem_minmax(0,1fr)] 2xl:grid-cols-[24rem_minmax(0,1fr)]"
    >
      <div className="*:h-24 sm:*:h-32 lg:*:h-full">
        <EventCover event={event} size="hero" isDimmed={isClosed} />
      </div>
      <div className="p-5 sm:p-8 lg:p-10">
        <h2 id="about" className="text-lg font-semibold tracking-tight">
          About this event
        </h2>
        <p className="mt-3 max-w-prose leading-relaxed whitespace-pre-line text-pretty wrap-anywhere">
          {event.description}
        </p>
        {!isClosed && (
          <div className="mt-4 -ml-4 w-fit">
            <AddToCalendar entry={{ ...event, url }}>
              <CalendarFileLink href={paths.eventCalendar(event.id)} />
            </AddToCalendar>
          </div>
        )}
      </div>
    </section>
  );
}
