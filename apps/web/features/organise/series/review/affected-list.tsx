import { formatTime, formatWhen, localIsoTime, type AffectedEvent } from '@lastseat/contracts';
import { MoveRight } from 'lucide-react';
import { LocalTime } from '@/components/ui/local-time';
import { formatCount } from '@/lib/format/format';
import { useReader } from '@/lib/react/reader';

interface AffectedListProps {
  events: readonly AffectedEvent[];
  timeZone: string;
}

/** What becomes of each class, in a box of its own that scrolls. */
export function AffectedList({ events, timeZone }: AffectedListProps) {
  if (events.length === 0) return null;
  return (
    <ul
      tabIndex={0}
      aria-label="Classes"
      className="max-h-64 divide-y divide-line overflow-y-auto rounded-xl border border-line"
    >
      {events.map((event) => (
        <AffectedRow key={`${event.id ?? ''} ${event.startsAt}`} {...{ event, timeZone }} />
      ))}
    </ul>
  );
}

const badges: Record<AffectedEvent['action'], { text: string; style: string }> = {
  create: { text: 'New', style: 'bg-plenty-soft text-plenty' },
  change: { text: 'Changes', style: 'bg-accent-soft text-accent' },
  cancel: { text: 'Cancelled', style: 'bg-last-soft text-last' },
  keep: { text: 'Stays', style: 'bg-gone-soft text-gone' },
};

function AffectedRow({ event, timeZone }: { event: AffectedEvent; timeZone: string }) {
  const reader = useReader();
  const { startsAt, newStartsAt, action, confirmedTickets, heldTickets } = event;
  const show = (at: string, text: string) => (
    <LocalTime at={at} locale={reader.locale}>
      {text}
    </LocalTime>
  );
  const when = (at: string) => formatWhen({ startsAt: at, endsAt: null, timeZone }, reader);
  const dayOf = (at: string) => localIsoTime(timeZone, at).slice(0, 10);
  // On the same day the time says it all.
  const after = (at: string) =>
    dayOf(at) === dayOf(startsAt) ? formatTime(at, timeZone, reader.locale) : when(at);
  const taken = confirmedTickets + heldTickets;
  const badge = badges[action];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <span className="min-w-0 tabular-nums">
        {show(startsAt, when(startsAt))}
        {newStartsAt !== undefined && (
          <>
            <MoveRight className="mx-1.5 inline size-4 text-muted" aria-hidden="true" />
            <span className="sr-only">to</span>
            {show(newStartsAt, after(newStartsAt))}
          </>
        )}
      </span>
      <span className="flex items-center gap-3">
        {taken > 0 && <span className="text-muted">{formatCount(taken)} booked</span>}
        <span className={`rounded-full px-2.5 py-0.5 text-xs font-semibold ${badge.style}`}>
          {badge.text}
        </span>
      </span>
    </li>
  );
}
