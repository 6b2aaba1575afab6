import { dateFormat } from '@lastseat/contracts';

interface DayHeadingsProps {
  dates: readonly string[];
  today: string;
}

export function DayHeadings({ dates, today }: DayHeadingsProps) {
  return (
    <div className="flex border-b border-line pl-14" aria-hidden="true">
      {dates.map((date) => (
        <p key={date} className="min-w-0 flex-1 py-2.5 text-center text-sm text-muted">
          {format(date, { weekday: 'short' })}{' '}
          <span
            className={`inline-flex size-7 items-center justify-center rounded-full font-semibold tabular-nums ${date === today ? 'bg-accent text-on-accent' : 'text-ink'}`}
          >
            {format(date, { day: 'numeric' })}
          </span>
        </p>
      ))}
    </div>
  );
}

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
}
