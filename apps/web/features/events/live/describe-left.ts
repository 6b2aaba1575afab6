import { countUnits, type Unit } from '@/features/events/unit';
import { formatCount } from '@/lib/format/format';

interface Left {
  remainingTickets: number;
  waitingCount: number;
}

/** Such as `3 left`, or `Sold out · 14 waiting`. */
export function describeLeft({ remainingTickets, waitingCount }: Left): string {
  if (remainingTickets > 0) return `${formatCount(remainingTickets)} left`;
  return waitingCount === 0 ? 'Sold out' : `Sold out · ${formatCount(waitingCount)} waiting`;
}

/** What stands under it: `of 20 seats`, and where all are sold `20 seats`. */
export function describeTotal(remainingTickets: number, totalTickets: number, unit: Unit): string {
  const total = countUnits(totalTickets, unit);
  return remainingTickets === 0 ? total : `of ${total}`;
}
