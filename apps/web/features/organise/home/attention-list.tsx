'use client';

import type { AttentionReason, EventBrief, OrganiserOverview } from '@lastseat/contracts';
import { ChevronRight, CircleAlert } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { organiserOverview } from '@/features/organise/api/resources';
import { eventPath } from '@/features/organise/events/event-path';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useNow } from '@/lib/react/use-now';

type Item = OrganiserOverview['attention'][number];

const mostShown = 5;

/** What somebody should look at. Nothing where that could not be read: the rest of the home is there without. */
export function AttentionList() {
  const { id } = useOrganiser();
  const items = useResource(organiserOverview, id).data?.attention ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="attention" className="mb-10">
      <h2 id="attention" className="mb-3 text-lg font-semibold tracking-tight">
        Needs attention
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.slice(0, mostShown).map((item) => (
          <li key={item.event.id}>
            <AttentionLink item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AttentionLink({ item: { event, reason } }: { item: Item }) {
  const { slug, role } = useOrganiser();
  const canEdit = useCan('events.change');
  const now = useNow();
  const isForEditor = canEdit && reason !== 'selling_slowly';
  return (
    <Link
      href={isForEditor ? consolePaths.editEvent(slug, event.id) : eventPath(slug, role, event)}
      className="flex min-h-14 items-center gap-3 px-4 py-2 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 sm:px-6"
    >
      <CircleAlert className="size-5 shrink-0 text-few" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="font-medium wrap-anywhere">{event.title}</span>{' '}
        <span className="block text-sm text-muted">{texts[reason](event, now)}</span>
      </span>
      <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
    </Link>
  );
}

const texts: Record<AttentionReason, (event: EventBrief, now: Date) => string> = {
  cancelling: ({ confirmedTickets }) =>
    `Cancelled: ${formatCount(confirmedTickets)} seats are still to be freed`,
  draft_near: (event, now) => `Begins ${untilStart(event, now)}, and is not published yet`,
  nearly_sold_out: ({ remainingTickets }) =>
    `Nearly sold out, ${formatCount(remainingTickets)} left: are there more seats?`,
  selling_slowly: (event, now) =>
    `Begins ${untilStart(event, now)}: ${formatCount(event.confirmedTickets)} of ${formatCount(event.totalTickets)} seats booked`,
};

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function untilStart({ startsAt }: EventBrief, now: Date): string {
  const hours = (Date.parse(startsAt) - now.getTime()) / 3_600_000;
  return hours < 36
    ? relative.format(Math.max(1, Math.round(hours)), 'hour')
    : relative.format(Math.round(hours / 24), 'day');
}
