import type { EventStatistics } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import type { ConsoleState } from '@/features/organise/live/console-state';
import { formatCount } from '@/lib/format/format';

interface KeyNumbersProps {
  statistics: EventStatistics;
  live: ConsoleState;
}

/** The numbers of this moment: live where the line is, as of the last answer where it is not. */
export function KeyNumbers({ statistics, live: { counts, watchers, isLive } }: KeyNumbersProps) {
  const isNewer = counts !== null && counts.version >= statistics.version;
  const { remainingTickets, confirmedTickets, totalTickets } = isNewer ? counts : statistics;
  const { minutes, sold, cancelled } = statistics.rate;
  return (
    <section aria-label="Now">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line shadow-card sm:grid-cols-3 xl:grid-cols-5">
        <KeyNumber name="Seats left" value={remainingTickets} detail={isLive ? 'Live' : null} />
        <KeyNumber
          name="Booked"
          value={confirmedTickets}
          detail={`${toPercent(confirmedTickets, totalTickets)} of ${formatCount(totalTickets)}`}
        />
        <KeyNumber
          name={`Last ${minutes} minutes`}
          value={sold}
          detail={cancelled === 0 ? 'booked' : `booked, ${formatCount(cancelled)} cancelled`}
        />
        <KeyNumber {...findWhoIsThere(statistics, watchers, confirmedTickets)} />
        <KeyNumber
          name="Cancelled"
          value={statistics.cancelledTickets}
          detail={toShare(statistics.cancelledTickets, confirmedTickets)}
        />
      </dl>
    </section>
  );
}

/** Once the door is open, who comes in says more than who looks. */
function findWhoIsThere(
  { admittedTickets, watchers }: EventStatistics,
  watchersNow: number | null,
  confirmedTickets: number,
): KeyNumberProps {
  if (admittedTickets === 0) {
    return { name: 'Watching now', value: watchersNow ?? watchers, detail: 'on its page' };
  }
  const detail = `${toPercent(admittedTickets, confirmedTickets)} of what is booked`;
  return { name: 'Checked in', value: admittedTickets, detail };
}

interface KeyNumberProps {
  name: string;
  value: number;
  detail: ReactNode;
}

function KeyNumber({ name, value, detail }: KeyNumberProps) {
  return (
    <div className="bg-surface px-5 py-4 last:max-sm:col-span-2 sm:last:col-span-2 xl:last:col-span-1">
      <dt className="text-sm font-medium text-muted">{name}</dt>
      <dd>
        <span className="block text-3xl font-bold tracking-tight tabular-nums">
          {formatCount(value)}
        </span>
        <span className="block min-h-5 text-sm text-muted tabular-nums">{detail}</span>
      </dd>
    </div>
  );
}

const toPercent = (part: number, whole: number) =>
  `${whole === 0 ? 0 : Math.floor((part / whole) * 100)} %`;

/** Of all seats that were ever booked. */
const toShare = (cancelled: number, confirmed: number) =>
  cancelled === 0
    ? 'no seats'
    : `${toPercent(cancelled, cancelled + confirmed)} of what was booked`;
