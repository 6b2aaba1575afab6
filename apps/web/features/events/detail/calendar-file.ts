import type { EventDetails } from '@lastseat/contracts';

type CalendarEvent = Pick<
  EventDetails,
  'id' | 'title' | 'description' | 'category' | 'venue' | 'startsAt' | 'status'
>;

interface CalendarFileOptions {
  /** The address of the event's page. */
  url: string;
  now: Date;
}

/**
 * One event as iCalendar, RFC 5545. It has no DTEND: how long an event lasts is not known, and
 * without one it takes up no time instead of a made-up one.
 */
export function writeCalendarFile(event: CalendarEvent, { url, now }: CalendarFileOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lastseat//Events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    // The same event imported again replaces itself.
    `UID:${event.id}@lastseat`,
    `DTSTAMP:${formatUtc(now)}`,
    `DTSTART:${formatUtc(new Date(event.startsAt))}`,
    `SUMMARY:${escapeText(event.title)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `LOCATION:${escapeText(event.venue)}`,
    `CATEGORIES:${escapeText(event.category)}`,
    `URL:${url}`,
    `STATUS:${event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Section 3.3.5, form 2: `20270315T100000Z`. */
function formatUtc(instant: Date): string {
  return instant
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:]/g, '');
}

/** Section 3.3.11. Control characters have no escape and are left out. */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[\\;,]/g, String.raw`\$&`)
      .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
      // eslint-disable-next-line no-control-regex -- these are the ones to leave out
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
