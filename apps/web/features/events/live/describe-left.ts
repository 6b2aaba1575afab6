import { formatCount } from '@/lib/format/format';

/** Such as `3 left`. */
export function describeLeft(remainingTickets: number): string {
  return remainingTickets === 0 ? 'Sold out' : `${formatCount(remainingTickets)} left`;
}
