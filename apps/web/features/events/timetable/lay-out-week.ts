import { localIsoTime, type EventDetails } from '@lastseat/contracts';

type TimedEvent = Pick<EventDetails, 'startsAt' | 'timeZone'>;

interface WeekCell<Event> {
  /** Counted from 0; the place in `rows`. */
  row: number;
  /** Those that begin in this row, the earliest first. */
  events: Event[];
}

export interface WeekDay<Event> {
  /** Such as `2026-12-07`. */
  date: string;
  isToday: boolean;
  cells: WeekCell<Event>[];
}

export interface WeekLayout<Event> {
  /** Monday first. A Saturday or Sunday at the end that has nothing is left out, unless it is today. */
  days: WeekDay<Event>[];
  /** The times on the clock that the rows stand for, such as `18:30`: only those that something begins at. */
  rows: string[];
}

/** The most rows of a week: past that, what begins within one hour shares a row. */
export const mostRows = 24;

interface WeekOptions<Event> {
  /** The Monday. */
  from: string;
  events: readonly Event[];
  /** Where the organiser is. */
  today: string;
}

/** Days beside each other and times under each other, each event on the clock of its own venue. */
export function layOutWeek<Event extends TimedEvent>(
  options: WeekOptions<Event>,
): WeekLayout<Event> {
  const placed = options.events.map((event) => ({ event, ...findPlace(event) }));
  const exact = sortedSet(placed.map(({ time }) => time));
  const toRow = exact.length > mostRows ? toHour : (time: string) => time;
  const rows = sortedSet(placed.map(({ time }) => toRow(time)));
  const days = listDates(options.from).map((date): WeekDay<Event> => {
    const ofDay = placed.filter((one) => one.date === date).sort(byTime);
    const cells = new Map<number, WeekCell<Event>>();
    for (const { event, time } of ofDay) {
      const row = rows.indexOf(toRow(time));
      const cell = cells.get(row) ?? { row, events: [] };
      cell.events.push(event);
      cells.set(row, cell);
    }
    return { date, isToday: date === options.today, cells: [...cells.values()] };
  });
  return { days: withoutEmptyEnd(days), rows };
}

function findPlace({ timeZone, startsAt }: TimedEvent) {
  const wall = localIsoTime(timeZone, startsAt);
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

const toHour = (time: string) => `${time.slice(0, 2)}:00`;

const byTime = (one: { time: string }, other: { time: string }) =>
  one.time.localeCompare(other.time);

const sortedSet = (texts: readonly string[]) => [...new Set(texts)].sort();

/** The seven days from this one on. */
function listDates(from: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: 7 }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 10),
  );
}

const workingDays = 5;

function withoutEmptyEnd<Event>(days: WeekDay<Event>[]): WeekDay<Event>[] {
  const shown = days.findLastIndex(({ cells, isToday }) => cells.length > 0 || isToday) + 1;
  return days.slice(0, Math.max(shown, workingDays));
}
