import { describe, expect, it } from 'vitest';
import { localIsoTime, nameTimeZone, offsetMinutes } from './time-zone.js';

describe('the name of a time zone', () => {
  it.each([
    ['Europe/Vienna', 'Vienna time'],
    ['America/New_York', 'New York time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'GMT-5'],
  ])('of %s is %s', (zone, name) => {
    expect(nameTimeZone(zone)).toBe(name);
  });

  it('is UTC for a zone that nobody here knows, whose times are shown in UTC', () => {
    expect(nameTimeZone('Mars/Olympus_Mons')).toBe('UTC');
    expect(offsetMinutes('Mars/Olympus_Mons', '2026-11-27T19:00:00.000Z')).toBe(0);
  });
});

describe('the offset of a zone', () => {
  it.each([
    ['Europe/Vienna', '2026-11-27T19:00:00.000Z', 60],
    ['Europe/Vienna', '2026-07-27T19:00:00.000Z', 120],
    ['America/New_York', '2026-11-27T19:00:00.000Z', -300],
    ['Asia/Kolkata', '2026-11-27T19:00:00.000Z', 330],
    ['Asia/Kathmandu', '2026-11-27T19:00:00.000Z', 345],
    ['America/St_Johns', '2026-11-27T19:00:00.000Z', -210],
    ['Pacific/Kiritimati', '2026-12-31T19:00:00.000Z', 840],
  ])('of %s at %s is %i minutes', (zone, at, minutes) => {
    expect(offsetMinutes(zone, at)).toBe(minutes);
  });

  it('changes at the very instant at which the clocks do', () => {
    expect(offsetMinutes('Europe/Vienna', '2027-03-28T00:59:59.999Z')).toBe(60);
    expect(offsetMinutes('Europe/Vienna', '2027-03-28T01:00:00.000Z')).toBe(120);
  });
});

describe('the local time as ISO 8601', () => {
  it('has the offset of that day, half hours too', () => {
    const at = '2026-11-27T19:00:00.000Z';
    expect(localIsoTime('Europe/Vienna', at)).toBe('2026-11-27T20:00:00+01:00');
    expect(localIsoTime('Asia/Kolkata', at)).toBe('2026-11-28T00:30:00+05:30');
    expect(localIsoTime('America/St_Johns', at)).toBe('2026-11-27T15:30:00-03:30');
    expect(localIsoTime('UTC', at)).toBe('2026-11-27T19:00:00+00:00');
  });

  it('is the same instant', () => {
    const at = '2027-03-28T01:00:00.000Z';
    expect(new Date(localIsoTime('Europe/Vienna', at)).toISOString()).toBe(at);
  });
});
