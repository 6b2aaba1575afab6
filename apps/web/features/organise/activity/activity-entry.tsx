'use client';

import type { Activity } from '@lastseat/contracts';
import { Instant } from '@/components/ui/instant';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useReader } from '@/lib/react/reader';
import { describeActivity, type DescribedChange } from './describe-activity';

interface ActivityEntryProps {
  activity: Activity;
  isOfOneEvent: boolean;
}

/** Who changed what, and when. */
export function ActivityEntry({ activity, isOfOneEvent }: ActivityEntryProps) {
  const { deed, eventTitle, changes } = describeActivity(activity, useReader());
  return (
    <li className="relative border-l border-line-strong pb-8 pl-6 last:pb-0">
      <span
        className="absolute top-1.5 -left-1.25 size-2.5 rounded-full bg-accent forced-colors:border"
        aria-hidden="true"
      />
      <p className="wrap-anywhere">
        <span className="font-semibold">{activity.actor?.name || 'Lastseat'}</span> {deed}{' '}
        {eventTitle !== null && (
          <EventTitle event={isOfOneEvent ? null : activity.event} title={eventTitle} />
        )}
      </p>
      <p className="text-sm text-muted">
        <Instant at={activity.createdAt} />
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
    </li>
  );
}

/** Leads to the event's own activity, where there is one and this is not it. */
function EventTitle({ event, title }: { event: Activity['event']; title: string }) {
  const { slug } = useOrganiser();
  if (!event?.title) return title;
  return (
    <Link
      href={consolePaths.eventActivity(slug, event.id)}
      className="font-medium text-accent hover:text-accent-strong"
    >
      {title}
    </Link>
  );
}

function Changes({ changes }: { changes: readonly DescribedChange[] }) {
  return (
    <dl className="mt-2 grid gap-1 text-sm">
      {changes.map(({ label, before, after }) => (
        <div key={label} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {before !== null && (
              <>
                <del className="text-muted">{before}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            <ins className="font-medium no-underline">{after ?? 'nothing'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
