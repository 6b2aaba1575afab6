'use client';

import type { EventStatistics, OrganiserEvent } from '@lastseat/contracts';
import { ChartLine } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { ConsoleState } from '@/features/organise/live/console-state';
import { useConsole } from '@/features/organise/live/use-console';
import { OwnDoorCard } from '@/features/organise/door/door-card';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { eventStatistics } from '@/features/organise/api/resources';
import { HoursChart } from './hours-chart';
import { KeyNumbers } from './key-numbers';
import { SalesCharts } from './sales-charts';
import { SimilarEvents } from './similar-events';
import { useStatistics } from './use-statistics';

/** How one event sells. */
export function DashboardView() {
  const event = useOrganiserEvent();
  return (
    <WhoMay action="statistics.read">
      <Dashboard event={event} />
    </WhoMay>
  );
}

function Dashboard({ event }: { event: OrganiserEvent }) {
  const live = useConsole(event);
  const entry = useStatistics(event.id, live.counts?.version ?? null);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<DashboardSkeleton />}
      onRetry={() => void eventStatistics.load(event.id)}
    >
      {(statistics) => <Numbers statistics={statistics} live={live} />}
    </WhenLoaded>
  );
}

function Numbers({ statistics, live }: { statistics: EventStatistics; live: ConsoleState }) {
  const { id } = useOrganiserEvent();
  const hasSold = statistics.sales.steps.length > 0;
  return (
    <div className="grid gap-6">
      <KeyNumbers statistics={statistics} live={live} />
      {statistics.status === 'scheduled' && <OwnDoorCard eventId={id} />}
      {hasSold ? (
        <SalesCharts statistics={statistics} />
      ) : (
        <NothingSold status={statistics.status} />
      )}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {hasSold && <HoursChart statistics={statistics} />}
        {statistics.similar.length > 0 && <SimilarEvents statistics={statistics} />}
      </div>
    </div>
  );
}

function NothingSold({ status }: Pick<EventStatistics, 'status'>) {
  return (
    <EmptyState
      icon={ChartLine}
      title="Nobody has booked yet"
      text={
        status === 'draft'
          ? 'It is a draft: publish it under “Edit”, and the sale begins.'
          : 'With the first booking the curve of the sale begins here.'
      }
    />
  );
}

function DashboardSkeleton() {
  return (
    <div className="grid animate-shimmer gap-6" aria-hidden="true">
      <div className="h-28 rounded-2xl bg-sunken" />
      <div className="h-80 rounded-2xl bg-sunken" />
    </div>
  );
}
