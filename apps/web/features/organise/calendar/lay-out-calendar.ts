import type { OrganiserEvent } from '@lastseat/contracts';
import { dayMinutes, placeOf, type Place } from './place';

export interface PlacedEvent {
  event: OrganiserEvent;
  place: Place;
  /** As tall as it is drawn. */
  minutes: number;
  /** Beside how many others, and which of them from the left. */
  columns: number;
  column: number;
}

/** Shorter ones could not be read, and nobody knows how long one without an end takes. */
const leastMinutes = 45;
const usualMinutes = 60;

/** Where each event is drawn. Those that overlap stand beside each other. */
export function layOutCalendar(
  events: readonly OrganiserEvent[],
  moved: { id: string; place: Place } | null = null,
): PlacedEvent[] {
  const placed = events.map((event): PlacedEvent => {
    const place = moved?.id === event.id ? moved.place : placeOf(event);
    const minutes = Math.min(lengthOf(event), dayMinutes - place.minutes);
    return { event, place, minutes, columns: 1, column: 0 };
  });
  // What is being moved lies over the others, which keep their places meanwhile.
  const above = placed.filter(({ event }) => event.id === moved?.id);
  const fixed = placed.filter((one) => !above.includes(one));
  const dates = new Set(fixed.map(({ place }) => place.date));
  const days = [...dates].map((date) => fixed.filter(({ place }) => place.date === date));
  const laidOut = [...days.flatMap(layOutDay), ...above];
  // In the order that they came in: an element that changes its place loses the focus and the pointer.
  return events.flatMap(({ id }) => laidOut.find(({ event }) => event.id === id) ?? []);
}

function lengthOf({ startsAt, endsAt }: OrganiserEvent): number {
  if (endsAt === null) return usualMinutes;
  return Math.max((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000, leastMinutes);
}

/** In the first column that is free; what hangs together by overlaps has as many columns as it needs. */
function layOutDay(day: readonly PlacedEvent[]): PlacedEvent[] {
  const sorted = day.toSorted((one, other) => one.place.minutes - other.place.minutes);
  const done: PlacedEvent[] = [];
  let group: PlacedEvent[] = [];
  let ends: number[] = [];
  const close = () => {
    done.push(...group.map((one) => ({ ...one, columns: ends.length })));
    [group, ends] = [[], []];
  };
  for (const one of sorted) {
    const start = one.place.minutes;
    if (ends.every((end) => end <= start)) close();
    const free = ends.findIndex((end) => end <= start);
    const column = free === -1 ? ends.length : free;
    ends[column] = start + one.minutes;
    group.push({ ...one, column });
  }
  close();
  return done;
}

/** The hours that are drawn: from an hour before the first to an hour after the last, at least eight. */
export function findHours(placed: readonly PlacedEvent[]): { first: number; last: number } {
  if (placed.length === 0) return { first: 10, last: 20 };
  const starts = placed.map(({ place }) => place.minutes);
  const ends = placed.map(({ place, minutes }) => place.minutes + minutes);
  const last = Math.min(Math.ceil(Math.max(...ends) / 60) + 1, 24);
  const first = Math.max(Math.floor(Math.min(...starts) / 60) - 1, 0);
  return { first: Math.max(Math.min(first, last - 8), 0), last: Math.max(last, 8) };
}
