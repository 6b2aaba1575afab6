import type { BookingState } from './list/group-bookings';

const looks: Record<BookingState, { label: string; style: string }> = {
  confirmed: { label: 'Confirmed', style: 'bg-plenty-soft text-plenty' },
  attended: { label: 'Past', style: 'bg-gone-soft text-gone' },
  cancelled: { label: 'Cancelled', style: 'bg-gone-soft text-gone' },
  'passed-on': { label: 'Passed on', style: 'bg-gone-soft text-gone' },
  'event-cancelled': { label: 'Event cancelled', style: 'bg-last-soft text-last' },
};

export function BookingStatus({ state }: { state: BookingState }) {
  const { label, style } = looks[state];
  return (
    <span
      className={`inline-block rounded-full px-2.5 py-1 text-sm font-semibold whitespace-nowrap ${style}`}
    >
      {label}
    </span>
  );
}
