'use client';

import type { Activity } from '@lastseat/contracts';
import { History } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Instant } from '@/components/ui/instant';
import { useReader } from '@/lib/react/reader';
import { useTimeZone } from '@/lib/react/use-time-zone';
import { describeActivity, type ActivityText } from './describe-activity';

interface ActivityListProps {
  activity: readonly Activity[];
  /** The clock that times are told by; the reader's own where there is none. */
  timeZone?: string;
}

/** Who changed what, the newest first. */
export function ActivityList({ activity, timeZone }: ActivityListProps) {
  const reader = useReader();
  const ownZone = useTimeZone() ?? 'UTC';
  if (activity.length === 0) {
    return (
      <EmptyState
        icon={History}
        title="Nothing has happened yet"
        text="Every change is noted here, with who made it and what it was before."
      />
    );
  }
  return (
    <ol className="max-w-3xl">
      {activity.map((entry) => (
        <Entry
          key={entry.id}
          entry={entry}
          text={describeActivity(entry, reader, timeZone ?? ownZone)}
        />
      ))}
    </ol>
  );
}

function Entry({ entry, text }: { entry: Activity; text: ActivityText }) {
  return (
    <li className="relative border-l border-line-strong pb-8 pl-6 last:pb-0">
      <span
        className="absolute top-1.5 -left-1.25 size-2.5 rounded-full bg-accent forced-colors:border"
        aria-hidden="true"
      />
      <p className="wrap-anywhere">
        <span className="font-semibold">{entry.actor?.name || 'Lastseat'}</span> {text.deed}
      </p>
      <p className="text-sm text-muted">
        <Instant at={entry.createdAt} />
      </p>
      {text.changes.length > 0 && (
        <dl className="mt-2 grid gap-1 text-sm">
          {text.changes.map(({ label, before, after }) => (
            <div key={label} className="flex flex-wrap gap-x-2">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere">
                {before !== null && (
                  <>
                    <del className="text-muted">{before}</del>{' '}
                    <span aria-hidden="true">→</span>{' '}
                  </>
                )}
                <ins className="font-medium no-underline">{after ?? 'nothing'}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
