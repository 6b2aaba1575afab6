import { expect, it } from 'vitest';
import { formatVenueTime } from './venue-time';

it.each([
  ['Europe/Vienna', 'Fri, 27 Nov 2026, 20:00 CET'],
  ['Asia/Tokyo', 'Sat, 28 Nov 2026, 04:00 GMT+9'],
])('says what the clock of a venue in %s shows', (timeZone, text) => {
  expect(formatVenueTime('2026-11-27T19:00:00.000Z', timeZone)).toBe(text);
});
