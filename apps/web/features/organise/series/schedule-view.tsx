'use client';

import type { Series } from '@lastseat/contracts';
import { CalendarPlus, ExternalLink, Repeat } from 'lucide-react';
import { actionStyle, actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { organiserSeries } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { paths } from '@/lib/http/paths';
import { useResource } from '@/lib/http/resource';
import { CategoriesSection } from './categories/categories-section';
import { HolidaysSection } from './holidays/holidays-section';
import { SeriesRow } from './series-row';
import { WeeksAhead } from './weeks-ahead';

/** What is held every week, and what is said about all of it. */
export function ScheduleView() {
  return (
    <WhoMay action="events.change">
      <PageHeading
        title="Schedule"
        text="What is held every week. Its classes are made by themselves, week after week."
        action={<NewSeriesLink />}
      />
      <div className="grid gap-10">
        <AllSeries />
        <HolidaysSection />
        <CategoriesSection />
        <WeeksAhead />
      </div>
    </WhoMay>
  );
}

function NewSeriesLink() {
  const { slug } = useOrganiser();
  return (
    <Link href={consolePaths.newSeries(slug)} className={actionStyle}>
      <CalendarPlus className="size-5" aria-hidden="true" />
      New series
    </Link>
  );
}

function AllSeries() {
  const { id } = useOrganiser();
  const entry = useResource(organiserSeries, id);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void organiserSeries.load(id)}
    >
      {(all) => (all.length === 0 ? <NoSeries /> : <SeriesList all={all} />)}
    </WhenLoaded>
  );
}

function NoSeries() {
  return (
    <EmptyState
      icon={Repeat}
      title="Nothing is held every week yet"
      text="A class, a tour, a lecture: say on which days and when, and its dates are made for you."
      action={<NewSeriesLink />}
    />
  );
}

function SeriesList({ all }: { all: readonly Series[] }) {
  const { slug } = useOrganiser();
  return (
    <section aria-label="Series">
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
        {all.map((series) => (
          <SeriesRow key={series.id} series={series} />
        ))}
      </ul>
      <p className="mt-4 flex flex-wrap gap-3">
        <Link href={consolePaths.calendar(slug)} className={actionStyles.secondary}>
          Open the calendar
        </Link>
        <Link href={paths.timetable(slug)} className={actionStyles.secondary}>
          <ExternalLink className="size-4" aria-hidden="true" />
          Public timetable
        </Link>
      </p>
    </section>
  );
}
