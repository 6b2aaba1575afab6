import { describe, expect, it } from 'vitest';
import { escapeText, foldLine, writeCalendarFeed, writeCalendarFile } from './calendar-file.js';

const event = {
  id: '01920000-0000-7000-8000-000000000001',
  title: 'Bread, butter; and jam',
  description: 'Line one\nLine two',
  category: 'Food',
  venue: 'Old Mill, Hall 2',
  address: '1 Mill Lane, Bath',
  startsAt: '2027-03-15T10:00:00.000Z',
  endsAt: '2027-03-15T11:30:00.000Z',
  status: 'scheduled',
  url: 'https://lastseat.example/events/01920000-0000-7000-8000-000000000001',
} as const;
const now = new Date('2027-01-02T03:04:05.678Z');
const octets = (text: string) => new TextEncoder().encode(text).length;
const unfold = (file: string) => file.replaceAll('\r\n ', '');

describe('a calendar file', () => {
  it('has the event with its times in UTC', () => {
    const lines = unfold(writeCalendarFile(event, now)).split('\r\n');
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
      'DTEND:20270315T113000Z',
      String.raw`SUMMARY:Bread\, butter\; and jam`,
      String.raw`DESCRIPTION:Line one\nLine two`,
      String.raw`LOCATION:Old Mill\, Hall 2\, 1 Mill Lane\, Bath`,
      'CATEGORIES:Food',
      'URL:https://lastseat.example/events/01920000-0000-7000-8000-000000000001',
      'STATUS:CONFIRMED',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      String.raw`DESCRIPTION:Bread\, butter\; and jam`,
      'TRIGGER:-PT2H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('says when the event is cancelled, and does not ring for it', () => {
    const file = writeCalendarFile({ ...event, status: 'cancelled' }, now);
    expect(file).toContain('\r\nSTATUS:CANCELLED\r\n');
    expect(file).not.toContain('VALARM');
  });

  it('makes up no end, and no address, where none is known', () => {
    const file = writeCalendarFile({ ...event, endsAt: null, address: null }, now);
    expect(file).not.toContain('DTEND');
    expect(file).toContain(String.raw`LOCATION:Old Mill\, Hall 2` + '\r\n');
  });

  it('has the booking’s reference first when it is made from a ticket', () => {
    const file = unfold(writeCalendarFile({ ...event, reference: 'LS-4F7KQ-9Q2MX' }, now));
    expect(file).toContain(
      String.raw`DESCRIPTION:Booking reference: LS-4F7KQ-9Q2MX\n\nLine one\nLine two`,
    );
  });

  it('cannot be given lines of its own by what an organiser writes', () => {
    const title = 'Concert\r\nEND:VEVENT\rBEGIN:VTODO\u0000';
    const lines = unfold(writeCalendarFile({ ...event, title }, now)).split('\r\n');
    expect(lines).toContain(String.raw`SUMMARY:Concert\nEND:VEVENT\nBEGIN:VTODO`);
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

describe('A feed of events', () => {
  const one = { ...event, id: '01890a5d-ac96-774b-bcce-b302099a8057' };
  const lines = unfold(writeCalendarFeed('Salsa, del Mar', [event, one], now)).split('\r\n');

  it('is one calendar with a name, which has each of them once and wakes nobody', () => {
    expect(lines.filter((line) => line === 'BEGIN:VCALENDAR')).toHaveLength(1);
    expect(lines).toContain(String.raw`NAME:Salsa\, del Mar`);
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(uids).toEqual([event.id, one.id].map((id) => `UID:${id}@lastseat`));
    expect(lines).not.toContain('BEGIN:VALARM');
  });
});
