'use client';

import type { IncidentList } from '@lastseat/contracts';
import { CheckCheck } from 'lucide-react';
import { useRef } from 'react';
import { toast } from 'react-hot-toast';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { OlderPages } from '@/components/ui/older-pages';
import { incidentPages } from '@/features/organise/api/resources';
import { seeIncident } from '@/features/organise/api/revenue-api';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { IncidentCard } from './incident-card';
import { incidentTabs, toApiQuery, type IncidentsQuery } from './incidents-query';
import { countQuery } from './use-unseen';

interface IncidentsViewProps {
  query: IncidentsQuery;
}

/** Where a person should look, over all events of the organiser. */
export function IncidentsView(props: IncidentsViewProps) {
  return (
    <WhoMay action="orders.read">
      <PageHeading
        title="Incidents"
        text="What went wrong with money, what was done about it, and what you should do."
      />
      <Incidents {...props} />
    </WhoMay>
  );
}

function Incidents({ query }: IncidentsViewProps) {
  const { entry, list, see, reload } = useIncidents(query);
  return (
    <>
      <Tabs query={query} />
      <WhenLoaded entry={entry} skeleton={<CardsSkeleton />} onRetry={() => void reload()}>
        {(page) => (
          <div ref={list} tabIndex={-1} className="outline-none">
            {page.data.length === 0 && <NoIncidents query={query} />}
            {page.data.length > 0 && (
              <ul className="grid gap-4">
                {page.data.map((incident) => (
                  <IncidentCard
                    key={incident.id}
                    incident={incident}
                    onSeen={() => see(incident.event.id, incident.id)}
                  />
                ))}
              </ul>
            )}
            <Pages page={page} query={query} />
          </div>
        )}
      </WhenLoaded>
    </>
  );
}

function useIncidents(query: IncidentsQuery) {
  const { id } = useOrganiser();
  const apiQuery = toApiQuery(query);
  const entry = useResource(incidentPages, id, apiQuery);
  const reload = async () => {
    await Promise.all([incidentPages.load(id, apiQuery), incidentPages.load(id, countQuery)]);
  };
  // What was pressed may go with its card: the focus stays with the list.
  const list = useRef<HTMLDivElement>(null);
  const see = async (eventId: string, incidentId: string) => {
    try {
      await seeIncident(eventId, incidentId);
    } catch (error) {
      toast.error(explainToast(error));
    }
    list.current?.focus();
    await reload();
  };
  return { entry, list, see, reload };
}

function Tabs({ query }: IncidentsViewProps) {
  const { slug } = useOrganiser();
  return (
    <nav aria-label="List" className="chip-row mb-6">
      {incidentTabs.map((tab) => (
        <Link
          key={tab}
          href={consolePaths.incidents(slug, { list: tab })}
          aria-current={tab === query.list ? 'page' : undefined}
          className="chip"
        >
          {tab === '' ? 'Not seen yet' : 'All'}
        </Link>
      ))}
    </nav>
  );
}

function Pages({ page: { data, meta }, query }: IncidentsViewProps & { page: IncidentList }) {
  const { slug } = useOrganiser();
  const pathTo = (before: string) => consolePaths.incidents(slug, { ...query, before });
  const last = meta.hasMore ? (data.at(-1)?.id ?? null) : null;
  return <OlderPages isNewest={query.before === ''} last={last} pathTo={pathTo} />;
}

function NoIncidents({ query: { list } }: IncidentsViewProps) {
  return (
    <EmptyState
      icon={CheckCheck}
      title={list === '' ? 'Nothing to look at' : 'Nothing went wrong yet'}
      text="When money comes too late, twice or not as it should, you read it here."
    />
  );
}

function CardsSkeleton() {
  return (
    <div className="grid animate-shimmer gap-4" aria-hidden="true">
      {[1, 2].map((row) => (
        <div key={row} className="h-48 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
