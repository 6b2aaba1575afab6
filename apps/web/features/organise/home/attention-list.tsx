'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { ChevronRight, CircleAlert } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { eventPathFor } from '@/features/organise/events/event-table';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { formatCount } from '@/lib/format/format';
import { consolePaths } from '@/lib/http/console-paths';
import type { Attention, Concern } from './find-attention';

interface AttentionListProps {
  items: readonly Attention[];
  now: Date;
}

const mostShown = 5;

export function AttentionList({ items, now }: AttentionListProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="attention" className="mb-10">
      <h2 id="attention" className="mb-3 text-lg font-semibold tracking-tight">
        Needs attention
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {items.slice(0, mostShown).map((item) => (
          <li key={item.event.id}>
            <AttentionLink item={item} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AttentionLink({ item: { event, concern }, now }: { item: Attention; now: Date }) {
  const { slug, role } = useOrganiser();
  const isForEditor = role !== 'door' && concern !== 'few-booked';
  const path = isForEditor ? consolePaths.editEvent : eventPathFor(role);
  return (
    <Link
      href={path(slug, event.id)}
      className="flex min-h-14 items-center gap-3 px-4 py-2 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 sm:px-6"
    >
      <CircleAlert className="size-5 shrink-0 text-few" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="font-medium wrap-anywhere">{event.title}</span>{' '}
        <span className="block text-sm text-muted">{describe[concern](event, now)}</span>
      </span>
      <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
    </Link>
  );
}

const describe: Record<Concern, (event: OrganiserEvent, now: Date) => string> = {
  unpublished: (event, now) => `Begins ${daysUntil(event, now)}, and is not published yet`,
  'few-booked': (event, now) =>
    `Begins ${daysUntil(event, now)}: ${formatCount(event.confirmedTickets)} of ${formatCount(event.totalTickets)} seats booked`,
  'sold-out': () => 'Sold out: are there more seats?',
  cancelling: ({ confirmedTickets }) =>
    `Cancelled: ${formatCount(confirmedTickets)} seats are still to be freed`,
};

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function daysUntil({ startsAt }: OrganiserEvent, now: Date): string {
  const hours = (Date.parse(startsAt) - now.getTime()) / 3_600_000;
  return hours < 36
    ? relative.format(Math.max(1, Math.round(hours)), 'hour')
    : relative.format(Math.round(hours / 24), 'day');
}
