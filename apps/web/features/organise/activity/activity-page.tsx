'use client';

import type { ActivityList } from '@lastseat/contracts';
import { ArrowUpToLine, ChevronRight, History } from 'lucide-react';
import { actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
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
      {(!isNewest || meta.hasMore) && (
        <nav aria-label="Pages" className="mt-10 flex max-w-3xl justify-between gap-4">
          {!isNewest && <NewestLink href={pathTo('')} />}
          {meta.hasMore && (
            <Link href={pathTo(last.id)} className={`${actionStyles.secondary} ml-auto`}>
              Older
              <ChevronRight className="size-5" aria-hidden="true" />
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

function NewestLink({ href }: { href: string }) {
  return (
    <Link href={href} className={actionStyles.secondary}>
      <ArrowUpToLine className="size-5" aria-hidden="true" />
      Newest
    </Link>
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
