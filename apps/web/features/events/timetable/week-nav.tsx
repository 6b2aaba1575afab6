import type { Reader, Timetable } from '@lastseat/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { LocalTime } from '@/components/ui/local-time';
import { paths } from '@/lib/http/paths';
import { formatWeek } from './format-week';
import type { TimetableQuery } from './timetable-query';

interface WeekNavProps {
  timetable: Timetable;
  query: TimetableQuery;
  reader: Required<Reader>;
  today: string;
}

/** Which week this is, and the ways to the others. */
export function WeekNav({ timetable, query, reader, today }: WeekNavProps) {
  const { organiser, from, to, previous, next } = timetable;
  const pathTo = (day: string) => paths.timetable(organiser.slug, { ...query, from: day });
  const isPresent = from <= today && today <= to;
  return (
    <nav
      aria-label="Weeks"
      className="flex flex-wrap items-center justify-between gap-2 sm:justify-start"
    >
      <Step href={previous && pathTo(previous)} label="Previous week" icon={ChevronLeft} />
      <p className="min-w-0 text-center text-lg font-semibold tracking-tight tabular-nums sm:min-w-56 sm:text-xl">
        <LocalTime at={from} locale={reader.locale}>
          {formatWeek(timetable, reader.locale)}
        </LocalTime>
      </p>
      <Step href={next && pathTo(next)} label="Next week" icon={ChevronRight} />
      {!isPresent && (
        <Link
          href={pathTo('')}
          prefetch={false}
          className="chip print:hidden max-sm:w-full max-sm:justify-center"
        >
          This week
        </Link>
      )}
    </nav>
  );
}

interface StepProps {
  /** Null: there is nothing further that way. */
  href: string | null;
  label: string;
  icon: typeof ChevronLeft;
}

const stepStyle = 'flex size-11 items-center justify-center rounded-xl print:hidden';

function Step({ href, label, icon: Icon }: StepProps) {
  const icon = <Icon className="size-5" aria-hidden="true" />;
  if (href === null) return <span className={`${stepStyle} text-line-strong`}>{icon}</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      className={`${stepStyle} border border-line-strong bg-surface text-ink transition-colors hover:bg-sunken`}
    >
      {icon}
    </Link>
  );
}
