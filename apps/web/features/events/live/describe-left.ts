import { countUnits, type Unit } from '@/features/events/unit';
import { formatCount } from '@/lib/format/format';

/** Such as `3 left`. */
export function describeLeft(remainingTickets: number): string {
  return remainingTickets === 0 ? 'Sold out' : `${formatCount(remainingTickets)} left`;
}

/** What stands under it: `of 20 seats`, and where all are sold `20 seats`. */
export function describeTotal(remainingTickets: number, totalTickets: number, unit: Unit): string {
  const total = countUnits(totalTickets, unit);
  return remainingTickets === 0 ? total : `of ${total}`;
}
