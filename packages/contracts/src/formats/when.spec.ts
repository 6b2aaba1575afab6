import { describe, expect, it } from 'vitest';
import {
  formatInstant,
  formatTime,
  formatVisitorsTime,
  formatWhen,
  type EventTimes,
} from './when.js';

/** ICU's spaces are of many widths, which change with its versions. */
const plain = (text: string | null) => text?.replaceAll(/\s/gu, ' ') ?? null;

const now = new Date('2026-11-21T12:00:00Z');
const reader = { locale: 'en-GB', now };
const evening: EventTimes = {
  startsAt: '2026-11-27T19:00:00.000Z',
  endsAt: '2026-11-27T20:30:00.000Z',
  timeZone: 'Europe/Vienna',
};
const when = (changes: Partial<EventTimes>, locale = 'en-GB') =>
  plain(formatWhen({ ...evening, ...changes }, { locale, now }));

describe('when an event is', () => {
  it('is said with the weekday, on the clock of the venue', () => {
    expect(when({})).toBe('Fri 27 Nov, 20:00–21:30');
    expect(when({ timeZone: 'America/New_York' })).toBe('Fri 27 Nov, 14:00–15:30');
    expect(when({ timeZone: 'Asia/Kolkata' })).toBe('Sat 28 Nov, 00:30–02:00');
  });

  it('has no end where none is known', () => {
    expect(when({ endsAt: null })).toBe('Fri 27 Nov, 20:00');
  });

  it('names the day of the end when that is another one', () => {
    expect(when({ endsAt: '2026-11-28T00:30:00.000Z' })).toBe(
      'Fri 27 Nov, 20:00 – Sat 28 Nov, 01:30',
    );
    const midnight = { endsAt: '2026-11-27T23:00:00.000Z' };
    expect(when(midnight)).toBe('Fri 27 Nov, 20:00 – Sat 28 Nov, 00:00');
  });

  it('has a year when it is not this year’s', () => {
    expect(when({ startsAt: '2027-11-26T19:00:00.000Z', endsAt: null })).toMatch(/2027, 20:00$/);
  });

  it('is of the year that the venue has by then', () => {
    const newYear = { startsAt: '2026-12-31T23:30:00.000Z', endsAt: null };
    expect(when(newYear)).toContain('1 Jan 2027, 00:30');
    expect(when({ ...newYear, timeZone: 'Europe/London' })).toBe('Thu 31 Dec, 23:30');
  });

  it('has a year for whoever reads it later', () => {
    expect(plain(formatWhen(evening, { locale: 'en-GB' }))).toContain('27 Nov 2026, 20:00');
  });

  it('is in the words and hours of the reader', () => {
    expect(when({}, 'en-US')).toBe('Fri, Nov 27, 8:00 – 9:30 PM');
    expect(when({}, 'de-AT')).toMatch(/^Fr\., 27\. Nov\., 20:00–21:30/);
    expect(when({ startsAt: '2026-11-27T11:00:00.000Z', endsAt: null }, 'en-US')).toContain(
      '12:00 PM',
    );
    expect(when({ startsAt: '2026-11-26T23:05:00.000Z', endsAt: null }, 'en-US')).toContain(
      '12:05 AM',
    );
    expect(when({ startsAt: '2026-11-26T23:05:00.000Z', endsAt: null })).toContain('00:05');
  });

  it('has no space that a font may lack', () => {
    const night = { ...evening, endsAt: '2026-11-28T00:30:00.000Z' };
    for (const locale of ['en-GB', 'en-US', 'fr']) {
      expect(formatWhen(night, { locale, now })).not.toMatch(/[\u2000-\u200a\u202f]/u);
    }
  });

  it('is by the calendar on the door in every language', () => {
    expect(when({ endsAt: null }, 'th-TH')).toContain('27 พ.ย.');
    expect(when({ startsAt: '2027-11-26T19:00:00.000Z' }, 'th-TH')).toContain('2027');
    expect(when({ endsAt: null }, 'fa-IR')).toContain('نوامبر');
  });

  it('jumps with the clocks of the venue', () => {
    // On 28 March 2027 Vienna has no 02:30, and on 31 October two of it.
    const night = { startsAt: '2027-03-28T00:30:00.000Z', endsAt: '2027-03-28T01:30:00.000Z' };
    expect(when(night)).toContain('01:30–03:30');
    const longNight = { startsAt: '2027-10-30T22:30:00.000Z', endsAt: '2027-10-31T01:30:00.000Z' };
    expect(when(longNight)).toContain('00:30–02:30');
  });

  it('is told in UTC when the venue’s zone is not known here', () => {
    expect(when({ timeZone: 'Mars/Olympus_Mons' })).toBe('Fri 27 Nov, 19:00–20:30');
  });
});

describe('the visitor’s own time', () => {
  const own = (event: string, visitor: string, startsAt = evening.startsAt) =>
    plain(
      formatVisitorsTime(
        { ...evening, startsAt, timeZone: event },
        { locale: 'en-GB', timeZone: visitor },
      ),
    );

  it.each([
    ['Europe/Vienna', 'Europe/Vienna', null],
    ['Europe/Vienna', 'America/New_York', 'Fri 27 Nov, 14:00 GMT-5'],
    ['Europe/Vienna', 'Asia/Kolkata', 'Sat 28 Nov, 00:30 GMT+5:30'],
    ['America/New_York', 'Europe/Vienna', 'Fri 27 Nov, 20:00 GMT+1'],
    ['America/New_York', 'America/New_York', null],
    ['America/New_York', 'Asia/Kolkata', 'Sat 28 Nov, 00:30 GMT+5:30'],
    ['Asia/Kolkata', 'Europe/Vienna', 'Fri 27 Nov, 20:00 GMT+1'],
    ['Asia/Kolkata', 'America/New_York', 'Fri 27 Nov, 14:00 GMT-5'],
    ['Asia/Kolkata', 'Asia/Kolkata', null],
  ])('of an event in %s, read in %s, is %s', (event, visitor, expected) => {
    expect(own(event, visitor)).toBe(expected);
  });

  it('is not said in another zone whose clocks show the same', () => {
    expect(own('Europe/Vienna', 'Europe/Madrid')).toBeNull();
    expect(own('Europe/London', 'Africa/Abidjan')).toBeNull();
  });

  it('is said while only one of the two zones has summer time', () => {
    expect(own('Europe/London', 'Africa/Abidjan', '2027-07-01T19:00:00.000Z')).toMatch(
      /^Thu 1 Jul, 19:00 GMT/,
    );
    expect(own('Africa/Abidjan', 'Europe/London', '2027-07-01T19:00:00.000Z')).toBe(
      'Thu 1 Jul, 20:00 GMT+1',
    );
    // New York changes its clocks two weeks before Vienna does.
    expect(own('Europe/Vienna', 'America/New_York', '2027-03-20T19:00:00.000Z')).toBe(
      'Sat 20 Mar, 15:00 GMT-4',
    );
  });
});

it('an instant without a venue is on the visitor’s own clock', () => {
  expect(plain(formatInstant('2026-11-21T21:22:00.000Z', 'Asia/Tokyo', reader))).toBe(
    'Sun 22 Nov, 06:22',
  );
});

it('a time alone is on the clock of the venue, in the hours of the reader', () => {
  const time = (locale: string) => plain(formatTime(evening.startsAt, 'Europe/Vienna', locale));
  expect(time('en-GB')).toBe('20:00');
  expect(time('en-US')).toBe('8:00 PM');
});
