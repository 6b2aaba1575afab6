import { describe, expect, it } from 'vitest';
import { describeClock } from './describe-clock';
import { findLevelNote } from './find-level-note';
import { formatClock, formatHours, formatWeek } from './format-week';
import { parseTimetableQuery } from './timetable-query';

describe('the reader’s own clock', () => {
  it('is not spoken of where it shows the same', () => {
    expect(describeClock([0, 0])).toBeNull();
    expect(describeClock([])).toBeNull();
  });

  it('is so many hours ahead or behind', () => {
    expect(describeClock([-600, -600])).toBe('10 hours behind');
    expect(describeClock([60])).toBe('1 hour ahead');
    expect(describeClock([-330])).toBe('5 hours 30 minutes behind');
    expect(describeClock([30])).toBe('30 minutes ahead');
  });

  it('has both numbers in a week in which a clock changes', () => {
    expect(describeClock([-540, -600])).toBe('9 hours to 10 hours behind');
    expect(describeClock([0, 60])).toBe('0 hours to 1 hour ahead');
    expect(describeClock([0, -60])).toBe('0 hours to 1 hour behind');
  });
});

describe('the level', () => {
  it.each([
    ['Salsa 1', '1', null],
    ['Salsa 12', '1', '1'],
    ['Salsa', '1', '1'],
    ['Yoga for Beginners', 'beginners', null],
    ['Salsa', null, null],
  ])('beside the title %s with the level %s is %s', (title, level, note) => {
    expect(findLevelNote(title, level)).toBe(note);
  });
});

it('weeks and times are in the words of the reader', () => {
  const week = { from: '2026-11-30', to: '2026-12-06' };
  expect(formatWeek(week, 'en-GB')).toMatch(/^30 Nov ?– ?6 Dec 2026$/);
  expect(formatWeek(week, 'en-US')).toMatch(/^Nov 30 ?– ?Dec 6, 2026$/);
  expect(formatClock('18:30', 'en-GB')).toBe('18:30');
  expect(formatClock('18:30', 'en-US')).toMatch(/^6:30\sPM$/);
  const evening = {
    startsAt: '2026-12-07T07:30:00.000Z',
    endsAt: '2026-12-07T08:30:00.000Z',
    timeZone: 'Australia/Sydney',
  };
  expect(formatHours(evening, 'en-GB')).toBe('18:30–19:30');
});

describe('the address', () => {
  it('says the week, the category and the level', () => {
    const query = { from: '2026-12-07', category: 'Salsa', level: '1' };
    expect(parseTimetableQuery(query)).toEqual(query);
  });

  it('that cannot be read is the present week of everything', () => {
    const none = { from: '', category: '', level: '' };
    expect(parseTimetableQuery({})).toEqual(none);
    expect(parseTimetableQuery({ from: '2026-02-30', category: ['a', 'b'] })).toEqual(none);
  });

  it('has no level without a category', () => {
    expect(parseTimetableQuery({ level: '1' }).level).toBe('');
  });
});
