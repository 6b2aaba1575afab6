import { entryPlace, entryText, formatUtc, type CalendarEntry } from './calendar-entry.js';

/**
 * One event as iCalendar, RFC 5545. Where nobody knows how long it lasts it has no DTEND, and takes up no
 * time instead of a made-up one. Its times are instants in UTC: each calendar shows them on its own clock,
 * and needs no copy of the venue's rules for summer time.
 */
export function writeCalendarFile(entry: CalendarEntry, now: Date): string {
  return toFile([
    ...begin,
    ...writeEvent(entry, now, entry.status === 'cancelled' ? [] : alarm(entry)),
    'END:VCALENDAR',
  ]);
}

/**
 * Many events to subscribe to. Nobody is to be woken for what they have not booked: it has no alarms. What
 * is not in it any more goes from the calendar at the next look.
 */
export function writeCalendarFeed(
  name: string,
  entries: readonly CalendarEntry[],
  now: Date,
): string {
  return toFile([
    ...begin,
    // RFC 7986, and what older calendars know.
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap((entry) => writeEvent(entry, now, [])),
    'END:VCALENDAR',
  ]);
}

const begin = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Lastseat//Events//EN',
  'CALSCALE:GREGORIAN',
  'METHOD:PUBLISH',
];

const toFile = (lines: readonly string[]) => lines.map((line) => `${foldLine(line)}\r\n`).join('');

function writeEvent(entry: CalendarEntry, now: Date, alarms: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    // The same event imported again replaces itself, and one's ticket replaces the event.
    `UID:${entry.id}@lastseat`,
    `DTSTAMP:${formatUtc(now)}`,
    `DTSTART:${formatUtc(new Date(entry.startsAt))}`,
    ...(entry.endsAt === null ? [] : [`DTEND:${formatUtc(new Date(entry.endsAt))}`]),
    `SUMMARY:${escapeText(entry.title)}`,
    `DESCRIPTION:${escapeText(entryText(entry))}`,
    `LOCATION:${escapeText(entryPlace(entry))}`,
    `CATEGORIES:${escapeText(entry.category)}`,
    `URL:${entry.url}`,
    `STATUS:${entry.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    ...alarms,
    'END:VEVENT',
  ];
}

/** Two hours before: time enough to set out, and late enough to be about today. */
function alarm({ title }: CalendarEntry): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    'TRIGGER:-PT2H',
    'END:VALARM',
  ];
}

/** Section 3.3.11. Control characters have no escape and are left out. */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, String.raw`\$&`)
      .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
      // oxlint-disable-next-line no-control-regex -- these are the ones to leave out
      .replaceAll(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
  );
}

const maxOctets = 75;
const utf8 = new TextEncoder();

/** Section 3.1: at most 75 octets a line, and never a cut within a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > maxOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
