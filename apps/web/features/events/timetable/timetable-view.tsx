import {
  localIsoTime,
  maxWatchedEvents,
  nameTimeZone,
  offsetMinutes,
  type Reader,
  type Timetable,
} from '@lastseat/contracts';
import { CalendarOff } from 'lucide-react';
import { actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { LiveIndicator } from '@/features/events/live/live-indicator';
import { ShowTimetable } from '@/features/events/live/show-events';
import { toEventOnScreen } from '@/features/events/live/ticket-counts';
import { paths } from '@/lib/http/paths';
import { OwnClock } from './own-clock';
import { Subscribe } from './subscribe';
import { TimetableFilters } from './timetable-filters';
import type { TimetableQuery } from './timetable-query';
import { WeekGrid } from './week-grid';
import { WeekNav } from './week-nav';

interface TimetableViewProps {
  timetable: Timetable;
  query: TimetableQuery;
  reader: Required<Reader>;
  /** Of the feed, for programs elsewhere. */
  feedUrl: string;
}

export function TimetableView({ timetable, query, reader, feedUrl }: TimetableViewProps) {
  const { organiser, categories, data, timeZone } = timetable;
  const today = localIsoTime(timeZone, reader.now.toISOString()).slice(0, 10);
  const isToCome = ({ startsAt }: { startsAt: string }) =>
    Date.parse(startsAt) > reader.now.getTime();
  return (
    <>
      <ShowTimetable
        events={data.filter(isToCome).slice(0, maxWatchedEvents).map(toEventOnScreen)}
        slug={organiser.slug}
        query={query}
      />
      <header className="mb-6 sm:flex sm:items-start sm:justify-between sm:gap-6">
        <TimetableHeading timetable={timetable} />
        <div className="mt-4 flex items-start justify-between gap-4 max-sm:flex-row-reverse sm:mt-0">
          <p className="flex min-h-11 items-center print:hidden">
            <LiveIndicator />
          </p>
          <Subscribe address={feedUrl} content={describeContent(query)} />
        </div>
      </header>
      <div className="mb-6 space-y-2">
        <WeekNav {...{ timetable, query, reader, today }} />
        <TimetableFilters slug={organiser.slug} query={query} categories={categories} />
      </div>
      {data.length > 0 ? (
        <WeekGrid timetable={timetable} reader={reader} today={today} />
      ) : (
        <NothingOn timetable={timetable} query={query} />
      )}
    </>
  );
}

/** Whose it is, and by which clock. */
function TimetableHeading({ timetable: { organiser, timeZone, data } }: { timetable: Timetable }) {
  const starts = data.map(({ startsAt, timeZone: zone }) => {
    return { at: startsAt, venueOffset: offsetMinutes(zone, startsAt) };
  });
  return (
    <div className="min-w-0">
      <p>
        <Link
          href={paths.organiser(organiser.slug)}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-medium text-accent wrap-anywhere hover:text-accent-strong"
        >
          {organiser.name}
        </Link>
      </p>
      <h1 className="text-3xl font-bold tracking-tight sm:text-4xl">Timetable</h1>
      {/* On a phone the second sentence has its own line, whose room is kept until it comes. */}
      <p className="mt-2 min-h-12 text-muted sm:min-h-6">
        {nameTimeZone(timeZone)}.{' '}
        <span className="max-sm:block">
          <OwnClock starts={starts} />
        </span>
      </p>
    </div>
  );
}

function describeContent({ category, level }: TimetableQuery): string {
  if (category === '') return 'All of it';
  return level === '' ? category : `${category} ${level}`;
}

interface NothingOnProps {
  timetable: Timetable;
  query: TimetableQuery;
}

function NothingOn({ timetable: { organiser, next }, query }: NothingOnProps) {
  const isNarrowed = query.category !== '';
  const all = paths.timetable(organiser.slug, { from: query.from });
  const nextWeek = next && paths.timetable(organiser.slug, { ...query, from: next });
  const href = isNarrowed ? all : nextWeek;
  return (
    <EmptyState
      icon={CalendarOff}
      title={isNarrowed ? `No ${describeContent(query)} this week` : 'Nothing is on this week'}
      text={
        isNarrowed ? 'Other things may be on, or it is on in another week.' : 'Look at another one.'
      }
      action={
        href && (
          <Link href={href} prefetch={false} className={actionStyles.secondary}>
            {isNarrowed ? 'Show everything of this week' : 'Next week'}
          </Link>
        )
      }
    />
  );
}
