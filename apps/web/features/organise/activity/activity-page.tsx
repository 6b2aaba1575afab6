'use client';

import type { ActivityList } from '@lastseat/contracts';
import { History } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { NewestLink, OlderPages } from '@/components/ui/older-pages';
import { ActivityEntry } from './activity-entry';

interface ActivityPageProps {
  list: ActivityList;
  /** Whether it begins with what was done last. */
  isNewest: boolean;
  isOfOneEvent?: boolean;
  pathTo: (before: string) => string;
}

/** One page of what was changed, and the ways to the others. */
export function ActivityPage({ list, isNewest, isOfOneEvent = false, pathTo }: ActivityPageProps) {
  const { data, meta } = list;
  const last = data.at(-1);
  if (last === undefined) return <NoActivity isNewest={isNewest} newest={pathTo('')} />;
  return (
    <>
      <ol className="max-w-3xl">
        {data.map((activity) => (
          <ActivityEntry key={activity.id} activity={activity} isOfOneEvent={isOfOneEvent} />
        ))}
      </ol>
      <div className="max-w-3xl">
        <OlderPages isNewest={isNewest} last={meta.hasMore ? last.id : null} pathTo={pathTo} />
      </div>
    </>
  );
}

function NoActivity({ isNewest, newest }: { isNewest: boolean; newest: string }) {
  if (!isNewest) {
    return (
      <EmptyState
        icon={History}
        title="Nothing older"
        text="This is where it all began."
        action={<NewestLink href={newest} />}
      />
    );
  }
  return (
    <EmptyState
      icon={History}
      title="Nothing has happened yet"
      text="Every change is noted here, with who made it and what it was before."
    />
  );
}
