import { dateFormat, withUsualSpaces, type Calendar } from '@lastseat/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';

/** Which week it is, and the ways to the others. */
export function CalendarNav({ calendar }: { calendar: Calendar }) {
  const { slug } = useOrganiser();
  const { from, to, previous, next } = calendar;
  return (
    <nav aria-label="Weeks" className="flex items-center gap-2">
      <Step day={previous} label="Previous week" icon={ChevronLeft} />
      <Link href={consolePaths.calendar(slug)} className="chip">
        This week
      </Link>
      <Step day={next} label="Next week" icon={ChevronRight} />
      <p className="ml-1 font-semibold whitespace-nowrap tabular-nums">{formatWeek(from, to)}</p>
    </nav>
  );
}

interface StepProps {
  /** Null: there is nothing further that way. */
  day: string | null;
  label: string;
  icon: typeof ChevronLeft;
}

const stepStyle = 'flex size-11 items-center justify-center rounded-xl';

function Step({ day, label, icon: Icon }: StepProps) {
  const { slug } = useOrganiser();
  const icon = <Icon className="size-5" aria-hidden="true" />;
  if (day === null) return <span className={`${stepStyle} text-line-strong`}>{icon}</span>;
  return (
    <Link
      href={consolePaths.calendar(slug, { from: day })}
      aria-label={label}
      className={`${stepStyle} border border-line-strong bg-surface transition-colors hover:bg-sunken`}
    >
      {icon}
    </Link>
  );
}

function formatWeek(from: string, to: string): string {
  const format = dateFormat('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  const at = (date: string) => new Date(`${date}T12:00:00Z`);
  return withUsualSpaces(format.formatRange(at(from), at(to)));
}
