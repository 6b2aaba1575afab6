import type { Holiday } from '@lastseat/contracts';

interface DatedRule {
  /** `2027-03-15`; the weeks are counted from its own. */
  from: string;
  until: string | null;
  intervalWeeks: number;
  slots: readonly { weekday: number; startTime: string }[];
  /** Earlier dates are left out: those of years that are over would be many. */
  after?: string;
}

export interface SeriesDate {
  date: string;
  startTime: string;
  /** The holidays that it falls on, where there are some: then it is not held. */
  holiday: string | null;
}

const dayMs = 86_400_000;
/** Of a rule that is held never, say between two weeks of its interval. */
const mostWeeks = 120;

/** When a series would be held at first, on the calendar and clock of its own zone. For a look before it is made. */
export function listFirstDates(
  rule: DatedRule,
  holidays: readonly Holiday[],
  count: number,
): SeriesDate[] {
  const first = Date.parse(`${rule.from}T00:00:00Z`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const slots = rule.slots.toSorted(
    (one, other) => one.weekday - other.weekday || one.startTime.localeCompare(other.startTime),
  );
  const least = rule.after !== undefined && rule.after > rule.from ? rule.after : rule.from;
  const weeksBefore = Math.floor((Date.parse(`${least}T00:00:00Z`) - monday) / dayMs / 7);
  const begin = Math.floor(weeksBefore / rule.intervalWeeks) * rule.intervalWeeks;
  const dates: SeriesDate[] = [];
  for (
    let week = begin;
    week < begin + mostWeeks && dates.length < count;
    week += rule.intervalWeeks
  ) {
    for (const { weekday, startTime } of slots) {
      const date = writeDate(monday + (week * 7 + weekday - 1) * dayMs);
      if (date < least || (rule.until !== null && date > rule.until)) continue;
      dates.push({ date, startTime, holiday: findHoliday(date, holidays) });
    }
  }
  return dates.slice(0, count);
}

const writeDate = (at: number) => new Date(at).toISOString().slice(0, 10);

function findHoliday(date: string, holidays: readonly Holiday[]): string | null {
  return holidays.find(({ from, until }) => from <= date && date <= until)?.name ?? null;
}
