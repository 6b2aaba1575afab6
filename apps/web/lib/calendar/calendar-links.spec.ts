import { describe, expect, it } from 'vitest';
import { calendarFileName, type CalendarEntry } from '@lastseat/contracts';
import { googleCalendarLink, outlookLink } from './calendar-links';

const entry: CalendarEntry = {
  id: '01920000-0000-7000-8000-000000000001',
  title: 'Rock & Roll + Jazz: 100% #live?',
  description: 'Line one\nLine two',
  category: 'Music',
  venue: 'Old Mill',
  address: 'Straße 1, Wien',
  startsAt: '2026-11-27T19:00:00.000Z',
  endsAt: '2026-11-27T20:30:00.000Z',
  status: 'scheduled',
  url: 'https://lastseat.example/events/1?a=b&c=d',
};
const read = (link: string) => new URL(link).searchParams;

describe.each([
  ['Google Calendar', googleCalendarLink, { title: 'text', place: 'location', text: 'details' }],
  ['Outlook', outlookLink, { title: 'subject', place: 'location', text: 'body' }],
] as const)('the link to %s', (_, writeLink, names) => {
  it('carries every character as it is', () => {
    const parameters = read(writeLink(entry));
    expect(parameters.get(names.title)).toBe(entry.title);
    expect(parameters.get(names.place)).toBe('Old Mill, Straße 1, Wien');
    expect(parameters.get(names.text)).toBe(
      'Line one\nLine two\n\nhttps://lastseat.example/events/1?a=b&c=d',
    );
  });

  it('has no plus sign, which would stay in the text', () => {
    expect(writeLink(entry)).not.toContain('+');
  });

  it('cannot be led somewhere else, nor be given another value, by what an organiser wrote', () => {
    const title = '&action=DELETE#@evil.example/"><script>';
    const link = writeLink({ ...entry, title });
    expect(new URL(link).host).toBe(new URL(writeLink(entry)).host);
    expect([...read(link).keys()]).toEqual([...read(writeLink(entry)).keys()]);
    expect(link).not.toMatch(/["<>#\s]/);
  });

  it('cuts a long description between two characters', () => {
    const text = read(writeLink({ ...entry, description: '🎻'.repeat(5_000) })).get(names.text);
    expect(text).toBe(`${'🎻'.repeat(300)}…\n\n${entry.url}`);
  });

  it('has the booking’s reference', () => {
    const text = read(writeLink({ ...entry, reference: 'LS-4F7KQ-9Q2MX' })).get(names.text);
    expect(text).toMatch(/^Booking reference: LS-4F7KQ-9Q2MX\n/);
  });
});

it('Google Calendar gets both instants, and a moment where no end is known', () => {
  expect(read(googleCalendarLink(entry)).get('dates')).toBe('20261127T190000Z/20261127T203000Z');
  const open = { ...entry, endsAt: null };
  expect(read(googleCalendarLink(open)).get('dates')).toBe('20261127T190000Z/20261127T190000Z');
});

it('Outlook gets both instants, and no end where none is known', () => {
  expect(read(outlookLink(entry)).get('startdt')).toBe('2026-11-27T19:00:00Z');
  expect(read(outlookLink(entry)).get('enddt')).toBe('2026-11-27T20:30:00Z');
  expect(read(outlookLink({ ...entry, endsAt: null })).has('enddt')).toBe(false);
});

it('a calendar file has a name that every file system takes', () => {
  expect(calendarFileName('Čajovna: Über/Tea?')).toBe('cajovna-uber-tea.ics');
  expect(calendarFileName('音楽会')).toBe('event.ics');
  expect(calendarFileName('x'.repeat(500))).toBe(`${'x'.repeat(60)}.ics`);
});
