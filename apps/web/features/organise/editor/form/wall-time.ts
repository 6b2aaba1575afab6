import { Temporal } from 'temporal-polyfill';

/** What a time on the clock of a venue stands for. */
export type WallTimeReading =
  /** `isTwice`: the clocks go back over it, and the first of the two is taken. */
  | { kind: 'instant'; at: string; isTwice: boolean }
  /** The clocks go forward over it, so it never comes; `next` is what they show in its place. */
  | { kind: 'gap'; next: string }
  | { kind: 'unreadable' };

/** What the clock of the zone shows then, as `<input type="datetime-local">` has it: `2027-03-15T18:30`. */
export function toWallTime(at: string, timeZone: string): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

export function readWallTime(text: string, timeZone: string): WallTimeReading {
  const wall = parseWallTime(text);
  if (wall === null) return { kind: 'unreadable' };
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const isTwice = earlier.epochMilliseconds !== later.epochMilliseconds;
  // Both ways of taking a time in a gap lead out of it.
  if (isTwice && !earlier.toPlainDateTime().equals(wall))
    return { kind: 'gap', next: later.toPlainDateTime().toString({ smallestUnit: 'minute' }) };
  return { kind: 'instant', at: new Date(earlier.epochMilliseconds).toISOString(), isTwice };
}

/** Four digits of a year: the picker allows six, and no event is then. */
const writtenTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;

function parseWallTime(text: string): Temporal.PlainDateTime | null {
  if (!writtenTime.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null; // 30 February
  }
}
