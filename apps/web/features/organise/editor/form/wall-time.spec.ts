import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWallTime, toWallTime } from './wall-time';

const instant = (at: string, isTwice = false) => ({ kind: 'instant', at, isTwice });

describe('A time on the clock of a venue', () => {
  it.each([
    ['2027-01-15T18:30', 'Europe/Vienna', '2027-01-15T17:30:00.000Z'],
    ['2027-07-15T18:30', 'Europe/Vienna', '2027-07-15T16:30:00.000Z'],
    ['2026-09-28T18:30', 'Australia/Sydney', '2026-09-28T08:30:00.000Z'],
    ['2026-10-05T18:30', 'Australia/Sydney', '2026-10-05T07:30:00.000Z'],
    ['2027-03-15T18:30', 'Asia/Kathmandu', '2027-03-15T12:45:00.000Z'],
    ['2027-03-15T18:30', 'UTC', '2027-03-15T18:30:00.000Z'],
  ])('%s in %s is %s, and back', (wall, timeZone, at) => {
    expect(readWallTime(wall, timeZone)).toEqual(instant(at));
    expect(toWallTime(at, timeZone)).toBe(wall);
  });

  it('never comes where the clocks go forward over it', () => {
    expect(readWallTime('2027-03-28T02:30', 'Europe/Vienna')).toEqual({
      kind: 'gap',
      next: '2027-03-28T03:30',
    });
    // Lord Howe's clocks move by half an hour.
    expect(readWallTime('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({
      kind: 'gap',
      next: '2026-10-04T02:45',
    });
    // Samoa left a whole day out.
    expect(readWallTime('2011-12-30T12:00', 'Pacific/Apia').kind).toBe('gap');
  });

  it('is the first of two where the clocks go back over it', () => {
    const first = instant('2027-10-31T00:30:00.000Z', true);
    expect(readWallTime('2027-10-31T02:30', 'Europe/Vienna')).toEqual(first);
    expect(toWallTime('2027-10-31T01:30:00.000Z', 'Europe/Vienna')).toBe('2027-10-31T02:30');
    expect(readWallTime('2027-10-31T03:00', 'Europe/Vienna')).toEqual(
      instant('2027-10-31T02:00:00.000Z'),
    );
  });

  it.each(['', '2027-02-30T10:00', '2027-01-15', '12027-01-15T10:00', '2027-01-15T24:00', 'noon'])(
    'is not "%s"',
    (text) => {
      expect(readWallTime(text, 'Europe/Vienna')).toEqual({ kind: 'unreadable' });
    },
  );

  it('is read from every instant to the minute, or to the hour that looks the same', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tehran', 'Pacific/Chatham', 'UTC'];
    const minutes = fc.integer({
      min: Date.UTC(2020, 0) / 60_000,
      max: Date.UTC(2040, 0) / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, timeZone) => {
        const at = new Date(minute * 60_000).toISOString();
        const reading = readWallTime(toWallTime(at, timeZone), timeZone);
        if (reading.kind !== 'instant') throw new Error('Clocks showed what they never show');
        if (!reading.isTwice) expect(reading.at).toBe(at);
        else expect(toWallTime(reading.at, timeZone)).toBe(toWallTime(at, timeZone));
      }),
    );
  });
});
