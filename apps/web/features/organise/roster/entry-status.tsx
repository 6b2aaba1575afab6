import type { BookingStatus, RosterEntry } from '@lastseat/contracts';

const looks: Record<BookingStatus, { text: string; style: string }> = {
  held: { text: 'To be confirmed', style: 'bg-few-soft text-few' },
  confirmed: { text: 'Confirmed', style: 'bg-plenty-soft text-plenty' },
  cancelled: { text: 'Cancelled', style: 'bg-gone-soft text-gone' },
};

interface EntryStatusProps {
  entry: Pick<RosterEntry, 'status' | 'quantity' | 'admittedTickets'>;
}

/** With who of them is in: of a cancelled booking too, whose people may have come before. */
export function EntryStatus({ entry: { status, quantity, admittedTickets } }: EntryStatusProps) {
  const { text, style } = looks[status];
  return (
    <span className="inline-flex flex-wrap gap-1">
      <span className={`inline-flex rounded-full px-2.5 py-0.5 text-sm font-medium ${style}`}>
        {text}
      </span>
      {admittedTickets > 0 && (
        <span className="inline-flex rounded-full bg-sunken px-2.5 py-0.5 text-sm font-medium">
          {quantity === 1 ? 'Is in' : `${admittedTickets} of ${quantity} in`}
        </span>
      )}
    </span>
  );
}
