'use client';

import { useState } from 'react';
import { formatCount } from '@/lib/format/format';
import type { EventOnScreen } from './ticket-counts.store';
import { ticketLevel, type TicketLevel } from './ticket-level';
import { useLiveCount } from './use-live-count';

interface TicketBadgeProps {
  event: Omit<EventOnScreen, 'title'>;
  totalTickets: number;
  isCancelled: boolean;
}

const styles: Record<TicketLevel, { pill: string; bar: string }> = {
  plenty: { pill: 'bg-plenty-soft text-plenty', bar: 'fill-plenty-bar' },
  few: { pill: 'bg-few-soft text-few', bar: 'fill-few-bar' },
  last: { pill: 'bg-last-soft text-last', bar: 'fill-last-bar' },
  gone: { pill: 'bg-gone-soft text-gone', bar: 'fill-gone-bar' },
};

export function TicketBadge({ event, totalTickets, isCancelled }: TicketBadgeProps) {
  const { remainingTickets } = useLiveCount(event);
  const changes = useChangeCount(remainingTickets);
  const style = styles[isCancelled ? 'gone' : ticketLevel(remainingTickets, totalTickets)];
  return (
    <div>
      <p className="flex items-center justify-between gap-3 text-sm">
        <span
          // A new key starts the highlight again.
          key={changes}
          className={`rounded-full px-2.5 py-1 font-semibold tabular-nums transition-colors ${style.pill} ${changes > 0 ? 'animate-flash' : ''}`}
        >
          {isCancelled ? 'Cancelled' : describeBadge(remainingTickets)}
        </span>
        {!isCancelled && (
          <span className="text-muted tabular-nums">
            {formatCount(totalTickets)} {totalTickets === 1 ? 'seat' : 'seats'}
          </span>
        )}
      </p>
      {/* Drawn, because a width in a style attribute would be refused by the page's policy. */}
      <svg className="mt-3 h-1.5 w-full overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <rect
          className={`transition-[width,fill] duration-500 ${style.bar}`}
          width={isCancelled ? 0 : barWidth(remainingTickets, totalTickets)}
          height="100%"
          rx="3"
        />
      </svg>
    </div>
  );
}

function describeBadge(remainingTickets: number): string {
  return remainingTickets === 0 ? 'Sold out' : `${formatCount(remainingTickets)} left`;
}

/** One seat of a thousand would be no bar at all, and would look sold out. */
function barWidth(remainingTickets: number, totalTickets: number): string | number {
  if (remainingTickets === 0) return 0;
  return `${Math.max(2, (remainingTickets / totalTickets) * 100)}%`;
}

function useChangeCount(value: number): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  setSeen({ value, changes: seen.changes + 1 });
  return seen.changes + 1;
}
