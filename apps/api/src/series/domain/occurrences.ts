/** When a series is held: a weekly rule, and days on which nothing is. */
import {
  addDays,
  countDays,
  earlierOf,
  isWithin,
  laterOf,
  mondayOf,
  weekdayOf,
  type Day,
  type Days,
} from './days.js';

export interface Slot {
  /** Its number never changes, and is never given to another one. */
  slot: number;
  /** Monday is 1. */
  weekday: number;
  /** On the wall: `18:30`. */
  startTime: string;
}

export interface Rule {
  from: Day;
  /** Null: no end. */
  until: Day | null;
  /** Counted from the week of the first day. */
  intervalWeeks: number;
  slots: readonly Slot[];
}

export interface Occurrence {
  date: Day;
  slot: number;
  startTime: string;
}

/** In the order of time. */
export function listOccurrences(rule: Rule, holidays: readonly Days[], window: Days): Occurrence[] {
  const days = {
    from: laterOf(rule.from, window.from),
    until: rule.until === null ? window.until : earlierOf(rule.until, window.until),
  };
  const found: Occurrence[] = [];
  for (
    let monday = firstWeek(rule, days.from);
    monday <= days.until;
    monday = addDays(monday, 7 * rule.intervalWeeks)
  ) {
    for (const { slot, weekday, startTime } of rule.slots) {
      const date = weekdayOf(monday, weekday);
      if (isWithin(date, days) && !isHoliday(date, holidays)) found.push({ date, slot, startTime });
    }
  }
  return found.sort(byTime);
}

/** Whether the rule has the slot on that day, holiday or not. In the first week also before the first day. */
export function isHeldOn(rule: Rule, slot: number, date: Day): boolean {
  const isBeforeEnd = rule.until === null || date <= rule.until;
  if (!isBeforeEnd) return false;
  const weeks = countDays(mondayOf(rule.from), mondayOf(date)) / 7;
  if (weeks % rule.intervalWeeks !== 0) return false;
  return rule.slots.some(
    (one) => one.slot === slot && weekdayOf(mondayOf(date), one.weekday) === date,
  );
}

export function isHoliday(date: Day, holidays: readonly Days[]): boolean {
  return holidays.some((holiday) => isWithin(date, holiday));
}

/** Of those that count the last that begins before, or on, that day; else the first of all. */
function firstWeek(rule: Rule, day: Day): Day {
  const first = mondayOf(rule.from);
  const interval = 7 * rule.intervalWeeks;
  const passed = Math.floor(countDays(first, day) / interval);
  return addDays(first, Math.max(0, passed) * interval);
}

function byTime(one: Occurrence, other: Occurrence): number {
  const [a, b] = [one, other].map(({ date, startTime, slot }) => `${date} ${startTime} ${slot}`);
  return a! < b! ? -1 : 1;
}
