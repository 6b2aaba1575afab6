'use client';

import type { ActivityList } from '@lastseat/contracts';
import { eventActivity, organiserActivity } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource, type Resource } from '@/lib/http/resource';
import { ActivityPage } from './activity-page';
import type { ActivityQuery } from './activity-query';

interface ActivityViewProps {
  query: ActivityQuery;
}

const whose =
  'Who changed what, the newest first. The times of an event are on the clock of its venue; when somebody changed it is on yours.';

export function OrganiserActivityView(props: ActivityViewProps) {
  return (
    <WhoMay action="activity.read">
      <PageHeading title="Activity" text={whose} />
      <OrganiserActivity {...props} />
    </WhoMay>
  );
}

function OrganiserActivity({ query }: ActivityViewProps) {
  const { id, slug } = useOrganiser();
  return (
    <LoadedActivity
      resource={organiserActivity}
      id={id}
      query={query}
      pathTo={(before) => consolePaths.activity(slug, { before })}
    />
  );
}

export function EventActivityView(props: ActivityViewProps) {
  return (
    <WhoMay action="activity.read">
      <p className="mb-8 max-w-3xl text-muted">{whose}</p>
      <EventActivity {...props} />
    </WhoMay>
  );
}

function EventActivity({ query }: ActivityViewProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  return (
    <LoadedActivity
      resource={eventActivity}
      id={id}
      query={query}
      isOfOneEvent
      pathTo={(before) => consolePaths.eventActivity(slug, id, { before })}
    />
  );
}

interface LoadedActivityProps extends ActivityViewProps {
  resource: Resource<ActivityList, [id: string, before: string]>;
  id: string;
  isOfOneEvent?: boolean;
  /** The page that goes on after the entry of that id; `''` is the newest. */
  pathTo: (before: string) => string;
}

function LoadedActivity({ resource, id, query: { before }, ...page }: LoadedActivityProps) {
  const entry = useResource(resource, id, before);
  const retry = () => void resource.load(id, before);
  return (
    <WhenLoaded entry={entry} skeleton={<PageSkeleton />} onRetry={retry}>
      {(list) => <ActivityPage list={list} isNewest={before === ''} {...page} />}
    </WhenLoaded>
  );
}
