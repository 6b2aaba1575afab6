import { dateFormat, localIsoTime, type Holiday, type Series } from '@lastseat/contracts';
import { listFirstDates, type SeriesDate } from './form/first-dates';

type Rule = Pick<Series, 'from' | 'until' | 'intervalWeeks' | 'slots' | 'timeZone'>;

/** As many dates as there may be in holidays one after the other. */
const looked = 200;

/** When the rule holds it next, on the clock of its zone; null: never again. */
export function findNextDate(
  rule: Rule,
  holidays: readonly Holiday[],
  now: Date,
): SeriesDate | null {
  const wall = localIsoTime(rule.timeZone, now.toISOString());
  const [today, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  const dates = listFirstDates({ ...rule, after: today }, holidays, looked);
  return (
    dates.find(
      ({ date, startTime, holiday }) =>
        holiday === null && (date > today || (date === today && startTime > time)),
    ) ?? null
  );
}

/** Such as `Mon 7 Dec, 18:30`. */
export function formatSeriesDate({ date, startTime }: Pick<SeriesDate, 'date' | 'startTime'>) {
  const format = dateFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
  return `${format.format(new Date(`${date}T12:00:00Z`))}, ${startTime}`;
}
