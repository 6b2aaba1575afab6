import { describe, expect, it } from 'vitest';
import { layOutWeek, mostRows } from './lay-out-week';

const zone = 'Australia/Sydney';
/** Sydney is eleven hours ahead of UTC in December. */
const at = (startsAt: string, timeZone = zone) => ({ startsAt: `${startsAt}:00.000Z`, timeZone });
const lay = (events: ReturnType<typeof at>[], today = '2026-12-30') =>
  layOutWeek({ from: '2026-12-07', events, today });

describe('a week', () => {
  it('has a row for each time that something begins at, the earliest first', () => {
    const { rows, days } = lay([at('2026-12-07T08:30'), at('2026-12-09T07:30')]);
    expect(rows).toEqual(['18:30', '19:30']);
    expect(days[0]?.cells).toEqual([{ row: 1, events: [at('2026-12-07T08:30')] }]);
    expect(days[2]?.cells).toEqual([{ row: 0, events: [at('2026-12-09T07:30')] }]);
  });

  it('puts what begins at the same time into one cell', () => {
    const { days } = lay([at('2026-12-07T07:30'), at('2026-12-07T07:30')]);
    expect(days[0]?.cells.map(({ events }) => events.length)).toEqual([2]);
  });

  it('has each event on the day and clock of its own venue', () => {
    const { days, rows } = lay([
      at('2026-12-07T20:30', 'Europe/Berlin'),
      at('2026-12-07T20:30', 'Asia/Tokyo'),
    ]);
    expect(rows).toEqual(['05:30', '21:30']);
    expect(days[0]?.cells[0]?.row).toBe(1);
    expect(days[1]?.cells[0]?.row).toBe(0);
  });

  it('keeps 18:30 in one row over a change of the clocks', () => {
    const sunday = { startsAt: '2026-10-04T07:30:00.000Z', timeZone: zone };
    const saturday = { startsAt: '2026-10-03T08:30:00.000Z', timeZone: zone };
    const { rows } = layOutWeek({ from: '2026-09-28', events: [saturday, sunday], today: '' });
    expect(rows).toEqual(['18:30']);
  });

  it('leaves an empty weekend out, but not today', () => {
    expect(lay([]).days).toHaveLength(5);
    expect(lay([at('2026-12-11T23:00')]).days).toHaveLength(6);
    const { days } = lay([], '2026-12-13');
    expect(days.map(({ isToday }) => isToday)).toEqual([...Array<boolean>(6).fill(false), true]);
  });

  it('has at most as many rows as a day has hours, however many times there are', () => {
    const minutes = Array.from({ length: 60 }, (_, minute) => String(minute).padStart(2, '0'));
    const { rows, days } = lay(
      minutes.flatMap((m) => [at(`2026-12-07T01:${m}`), at(`2026-12-07T02:${m}`)]),
    );
    expect(rows).toEqual(['12:00', '13:00']);
    expect(rows.length).toBeLessThanOrEqual(mostRows);
    expect(days[0]?.cells.map(({ events }) => events.length)).toEqual([60, 60]);
  });
});
