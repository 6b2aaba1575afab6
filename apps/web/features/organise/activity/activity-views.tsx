'use client';

import { eventActivity, organiserActivity } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { useResource } from '@/lib/http/resource';
import { ActivityList } from './activity-list';

export function OrganiserActivityView() {
  const { id } = useOrganiser();
  return (
    <WhoMay action="activity.read">
      <PageHeading title="Activity" text="Who changed what, the newest first." />
      <OrganiserActivity organiserId={id} />
    </WhoMay>
  );
}

function OrganiserActivity({ organiserId }: { organiserId: string }) {
  const entry = useResource(organiserActivity, organiserId);
  const retry = () => void organiserActivity.load(organiserId);
  return (
    <WhenLoaded entry={entry} skeleton={<PageSkeleton />} onRetry={retry}>
      {(activity) => <ActivityList activity={activity} />}
    </WhenLoaded>
  );
}

/** Of one event, by the clock of its venue. */
export function EventActivityView() {
  return (
    <WhoMay action="activity.read">
      <EventActivity />
    </WhoMay>
  );
}

function EventActivity() {
  const { id, timeZone } = useOrganiserEvent();
  const entry = useResource(eventActivity, id);
  const retry = () => void eventActivity.load(id);
  return (
    <WhenLoaded entry={entry} skeleton={<PageSkeleton />} onRetry={retry}>
      {(activity) => <ActivityList activity={activity} timeZone={timeZone} />}
    </WhenLoaded>
  );
}
