import { dateFormat } from '@lastseat/contracts';
import { useWatch } from 'react-hook-form';
import { organiserHolidays } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useResource } from '@/lib/http/resource';
import { listFirstDates } from './first-dates';
import { readSeriesForm } from './read-series-form';
import type { SeriesForm } from './series-form';
import type { SeriesFormReturn } from './use-series-form';

const shown = 8;

/** When it is held at first, as the form is now: to be seen before it is made. */
export function FirstDates({ form }: { form: SeriesFormReturn }) {
  const { id } = useOrganiser();
  const holidays = useResource(organiserHolidays, id).data ?? [];
  const values = useWatch({ control: form.form.control }) as SeriesForm;
  const rule = readRule(values);
  const dates = rule === null ? [] : listFirstDates(rule, holidays, shown);
  return (
    <section aria-labelledby="first-dates" className="rounded-xl bg-sunken p-4">
      <h3 id="first-dates" className="text-sm font-semibold">
        The first dates
      </h3>
      {dates.length === 0 ? (
        <p className="mt-1 text-sm text-muted">
          They stand here once the days and times are there.
        </p>
      ) : (
        <ol className="mt-2 grid gap-x-6 gap-y-1 text-sm tabular-nums sm:grid-cols-2">
          {dates.map(({ date, startTime, holiday }) => (
            <li key={`${date} ${startTime}`} className={holiday === null ? '' : 'text-muted'}>
              <span className={holiday === null ? '' : 'line-through'}>
                {formatDate(date)}, {startTime}
              </span>
              {holiday !== null && ` ${holiday}`}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What else is missing does not matter yet. */
function readRule(form: SeriesForm) {
  const { errors } = readSeriesForm(form);
  if (errors?.slots ?? errors?.from ?? errors?.until ?? errors?.intervalWeeks) return null;
  return {
    from: form.from,
    until: form.until === '' ? null : form.until,
    intervalWeeks: Number(form.intervalWeeks),
    slots: form.slots.map(({ weekday, startTime }) => ({ weekday: Number(weekday), startTime })),
  };
}

function formatDate(date: string): string {
  const format = dateFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return format.format(new Date(`${date}T12:00:00Z`));
}
