'use client';

import type { Unit } from '@/features/events/unit';
import { formatCount } from '@/lib/format/format';
import { describeLeft, describeTotal } from './describe-left';
import type { CountedEvent } from './ticket-counts';
import { ticketLevel, type TicketLevel } from './ticket-level';
import { useLiveCount } from './use-live-count';

interface SeatCountProps {
  event: CountedEvent;
  unit: Unit;
}

const colors: Record<TicketLevel, string> = {
  plenty: 'text-plenty',
  few: 'text-few',
  last: 'text-last',
  gone: 'text-gone',
};

/** The number that one looks at: what is left, as large as a headline. */
export function SeatCount({ event, unit }: SeatCountProps) {
  const { remainingTickets, totalTickets, waitingCount } = useLiveCount(event);
  const level = ticketLevel(remainingTickets, totalTickets);
  return (
    <p className="tabular-nums">
      <span className={`block text-3xl font-bold tracking-tight sm:text-4xl ${colors[level]}`}>
        {describeLeft({ remainingTickets, waitingCount: 0 })}
        {remainingTickets === 0 && waitingCount > 0 && (
          <span className="text-lg font-semibold whitespace-nowrap">
            {' '}
            · {formatCount(waitingCount)} waiting
          </span>
        )}
      </span>{' '}
      <span className="text-muted">{describeTotal(remainingTickets, totalTickets, unit)}</span>
    </p>
  );
}
