import { cleanSearch } from '@/lib/format/clean-search';
import { parseDay } from '@/lib/format/parse-day';

/** What the address of a timetable says: a link shows everyone the same week. */
export interface TimetableQuery {
  /** A day of the week that is shown; `''` for the present one. */
  from: string;
  /** `''` for all. */
  category: string;
  level: string;
}

/** Whatever cannot be read is left out, as a mistyped link deserves. */
export function parseTimetableQuery(
  parameters: Record<string, string | string[] | undefined>,
): TimetableQuery {
  const textOf = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' ? value : '';
  };
  const category = cleanSearch(textOf('category'));
  return {
    from: parseDay(textOf('from')),
    category,
    // A level means something within its category only.
    level: category === '' ? '' : cleanSearch(textOf('level')),
  };
}
