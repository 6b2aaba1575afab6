import { describe, expect, it } from 'vitest';
import { escapeText, foldLine, writeCalendarFile } from './calendar-file';

const event = {
  id: '01920000-0000-7000-8000-000000000001',
  title: 'Bread, butter; and jam',
  description: 'Line one\nLine two',
  category: 'Food',
  venue: 'Old Mill, Hall 2',
  startsAt: '2027-03-15T10:00:00.000Z',
  status: 'scheduled',
} as const;
const options = {
  url: 'https://lastseat.example/events/01920000-0000-7000-8000-000000000001',
  now: new Date('2027-01-02T03:04:05.678Z'),
};
const octets = (text: string) => Buffer.byteLength(text);
const unfold = (file: string) => file.replaceAll('\r\n ', '');

describe('a calendar file', () => {
  it('has the event with its times in UTC', () => {
    const lines = unfold(writeCalendarFile(event, options)).split('\r\n');
    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lastseat//Events//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:01920000-0000-7000-8000-000000000001@lastseat',
      'DTSTAMP:20270102T030405Z',
      'DTSTART:20270315T100000Z',
      String.raw`SUMMARY:Bread\, butter\; and jam`,
      String.raw`DESCRIPTION:Line one\nLine two`,
      String.raw`LOCATION:Old Mill\, Hall 2`,
      'CATEGORIES:Food',
      'URL:https://lastseat.example/events/01920000-0000-7000-8000-000000000001',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says when the event is cancelled', () => {
    expect(writeCalendarFile({ ...event, status: 'cancelled' }, options)).toContain(
      '\r\nSTATUS:CANCELLED\r\n',
    );
  });

  it('cannot be given lines of its own by what an organiser writes', () => {
    const title = 'Concert\r\nEND:VEVENT\rBEGIN:VALARM\u0000';
    const lines = unfold(writeCalendarFile({ ...event, title }, options)).split('\r\n');
    expect(lines).toContain(String.raw`SUMMARY:Concert\nEND:VEVENT\nBEGIN:VALARM`);
    expect(lines.filter((line) => line.startsWith('END:VEVENT'))).toHaveLength(1);
  });

  it('escapes a backslash before anything else', () => {
    expect(escapeText(String.raw`a\b;c,d` + '\ne')).toBe(String.raw`a\\b\;c\,d\ne`);
  });
});

describe('folding', () => {
  it('leaves 75 octets in one line and cuts the 76th off', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });

  it('keeps every line within 75 octets and every character whole', () => {
    const text = 'Größe 🎻 café '.repeat(40);
    const folded = foldLine(text);
    const lines = folded.split('\r\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(octets(line)).toBeLessThanOrEqual(75);
    for (const line of lines) expect(line).not.toContain('\ufffd');
    expect(unfold(folded)).toBe(text);
  });
});
