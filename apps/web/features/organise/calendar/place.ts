import { dateFormat, localIsoTime, type OrganiserEvent } from '@lastseat/contracts';

/** Where something stands in the week: a day and the minutes after midnight, on the clock of its venue. */
export interface Place {
  date: string;
  minutes: number;
}

/** What a class is moved by. */
export const stepMinutes = 15;
export const dayMinutes = 24 * 60;

const dayMs = 86_400_000;

export function placeOf({
  startsAt,
  timeZone,
}: Pick<OrganiserEvent, 'startsAt' | 'timeZone'>): Place {
  const wall = localIsoTime(timeZone, startsAt);
  return {
    date: wall.slice(0, 10),
    minutes: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
  };
}

/** So many days and steps on, within the week and the day; times that were on no step are on one then. */
export function shiftPlace(
  { date, minutes }: Place,
  { days = 0, steps = 0 }: { days?: number; steps?: number },
  week: { from: string; to: string },
): Place {
  const wanted = writeDate(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
  const shifted = Math.round(minutes / stepMinutes + steps) * stepMinutes;
  return {
    date: wanted < week.from ? week.from : wanted > week.to ? week.to : wanted,
    minutes: steps === 0 ? minutes : clamp(shifted, 0, dayMinutes - stepMinutes),
  };
}

export const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

const writeDate = (at: number) => new Date(at).toISOString().slice(0, 10);

/** `18:30`. */
export function writeTime(minutes: number): string {
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Such as `Tuesday 8 December, 18:45`. */
export function describePlace({ date, minutes }: Place): string {
  const format = dateFormat('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  });
  return `${format.format(new Date(`${date}T12:00:00Z`))}, ${writeTime(minutes)}`;
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The seven days from this one on. */
export function listWeek(from: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: 7 }, (_, day) => writeDate(first + day * dayMs));
}

export const isSamePlace = (one: Place, other: Place) =>
  one.date === other.date && one.minutes === other.minutes;
