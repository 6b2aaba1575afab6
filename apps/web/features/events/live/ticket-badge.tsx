'use client';

import { useState } from 'react';
import type { SmallHallDrawing } from '@/features/events/hall/draw-small-hall';
import { SmallHall } from '@/features/events/hall/small-hall';
import type { Unit } from '@/features/events/unit';
import { describeLeft, describeTotal } from './describe-left';
import type { CountedEvent } from './ticket-counts';
import { ticketLevel, type TicketLevel } from './ticket-level';
import { useLiveCount } from './use-live-count';

interface TicketBadgeProps {
  event: CountedEvent;
  unit: Unit;
  hall: SmallHallDrawing;
}

const styles: Record<TicketLevel, { pill: string; hall: string }> = {
  plenty: { pill: 'bg-plenty-soft text-plenty', hall: 'text-plenty' },
  few: { pill: 'bg-few-soft text-few', hall: 'text-few' },
  last: { pill: 'bg-last-soft text-last', hall: 'text-last' },
  gone: { pill: 'bg-gone-soft text-gone', hall: 'text-gone' },
};

/** What is left, in words and as a small hall. */
export function TicketBadge({ event, unit, hall }: TicketBadgeProps) {
  const { remainingTickets, totalTickets, waitingCount, status } = useLiveCount(event);
  const isCancelled = status === 'cancelled';
  const changes = useChangeCount(remainingTickets);
  const style = styles[isCancelled ? 'gone' : ticketLevel(remainingTickets, totalTickets)];
  return (
    <div className={`flex items-center justify-between gap-3 ${style.hall}`}>
      <p className="text-sm">
        <span
          // A new key starts the highlight again.
          key={changes}
          className={`inline-block rounded-full px-2.5 py-1 font-semibold tabular-nums transition-colors ${style.pill} ${changes > 0 ? 'animate-flash' : ''}`}
        >
          {isCancelled ? 'Cancelled' : describeLeft({ remainingTickets, waitingCount })}
        </span>
        {!isCancelled && (
          <span className="mt-1.5 block text-muted tabular-nums">
            {describeTotal(remainingTickets, totalTickets, unit)}
          </span>
        )}
      </p>
      {!isCancelled && <SmallHall drawing={hall} freeShare={remainingTickets / totalTickets} />}
    </div>
  );
}

function useChangeCount(value: number): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  setSeen({ value, changes: seen.changes + 1 });
  return seen.changes + 1;
}
