/**
 * Days of a calendar, as `2027-03-15`, and the clock on a wall. Counting days knows no zone: a day is a day,
 * also where a clock is changed. Which instant one is, the zone says at the very end.
 */
import { Temporal } from 'temporal-polyfill';

export type Day = string;

/** Both ends belong to it. */
export interface Days {
  from: Day;
  until: Day;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const toNumber = (day: Day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const fromNumber = (count: number) => new Date(count * DAY_MS).toISOString().slice(0, 10);

export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count);
}

/** Of the same week. 1970-01-01 was a Thursday. */
export function mondayOf(day: Day): Day {
  const number = toNumber(day);
  return fromNumber(number - ((((number + 3) % 7) + 7) % 7));
}

/** @param weekday Monday is 1 */
export function weekdayOf(monday: Day, weekday: number): Day {
  return addDays(monday, weekday - 1);
}

export function countDays(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

export const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);
export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);

export function isWithin(day: Day, { from, until }: Days): boolean {
  return from <= day && day <= until;
}

/**
 * A time that the clocks skip is later by what they skip; one that they show twice is the first of the two.
 * @param time on the wall: `18:30`
 * @param timeZone IANA
 */
export function toInstant(day: Day, time: string, timeZone: string): Date {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** What the calendar shows there at that instant. */
export function dayAt(instant: Date, timeZone: string): Day {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
