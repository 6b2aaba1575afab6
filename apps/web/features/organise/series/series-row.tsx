import type { Series } from '@lastseat/contracts';
import { Link } from '@/components/ui/link';
import { organiserHolidays } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { describeSlots } from './describe-slots';
import { findNextDate, formatSeriesDate } from './next-date';

/** One series: what it is, when it is held, and when it is next. */
export function SeriesRow({ series }: { series: Series }) {
  const { id, slug } = useOrganiser();
  const holidays = useResource(organiserHolidays, id).data ?? [];
  const { title, level, host, venue } = series;
  const next = findNextDate(series, holidays, new Date());
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-4 py-4 transition-colors first:rounded-t-2xl last:rounded-b-2xl hover:bg-sunken/50 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-6">
      <div className="min-w-0">
        <h2 className="font-semibold wrap-anywhere">
          <Link
            href={consolePaths.series(slug, series.id)}
            className="after:absolute after:inset-0"
          >
            {title}
          </Link>
          {level !== null && !title.includes(level) && (
            <span className="font-medium text-muted"> {level}</span>
          )}
        </h2>
        <p className="mt-0.5 text-sm wrap-anywhere">{describeSlots(series)}</p>
        <p className="mt-0.5 text-sm text-muted wrap-anywhere">
          {[host, venue].filter(Boolean).join(' · ')}
        </p>
      </div>
      <p className="text-sm sm:text-right">
        {next === null ? (
          <span className="rounded-full bg-gone-soft px-2.5 py-1 font-medium text-gone">Ended</span>
        ) : (
          <>
            <span className="text-muted">Next </span>
            <span className="font-medium tabular-nums">{formatSeriesDate(next)}</span>
          </>
        )}
      </p>
    </li>
  );
}
