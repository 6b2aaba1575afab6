import type { BookingStatus } from '@lastseat/contracts';

const looks: Record<BookingStatus, { text: string; style: string }> = {
  held: { text: 'To be confirmed', style: 'bg-few-soft text-few' },
  confirmed: { text: 'Confirmed', style: 'bg-plenty-soft text-plenty' },
  cancelled: { text: 'Cancelled', style: 'bg-gone-soft text-gone' },
};

export function EntryStatus({ status }: { status: BookingStatus }) {
  const { text, style } = looks[status];
  return (
    <span className={`inline-flex rounded-full px-2.5 py-0.5 text-sm font-medium ${style}`}>
      {text}
    </span>
  );
}
