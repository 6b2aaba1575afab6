import { expect, it } from 'vitest';
import { findTimeZone } from './find-time-zone';

const zones = [
  'UTC',
  'Europe/Vienna',
  'America/New_York',
  'America/Louisville',
  'America/Kentucky/Louisville',
];

it.each([
  ['vienna', 'Europe/Vienna'],
  [' New York ', 'America/New_York'],
  ['europe/vienna', 'Europe/Vienna'],
  ['utc', 'UTC'],
  ['Louisville', null],
  ['Vien', null],
  ['', null],
])('"%s" means %s', (typed, zone) => {
  expect(findTimeZone(typed, zones)).toBe(zone);
});
