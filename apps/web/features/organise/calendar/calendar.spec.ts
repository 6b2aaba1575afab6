import { describe, expect, it } from 'vitest';
import { makeOrganiserEvent } from '@/features/organise/testing/make-organiser-event';
import { findHours, layOutCalendar } from './lay-out-calendar';
import { moveEvent, moveSlot } from './move-event';
import { describePlace, placeOf, shiftPlace, weekdayOf } from './place';

const week = { from: '2026-12-07', to: '2026-12-13' };
const zone = 'Australia/Sydney';
/** Sydney is eleven hours ahead of UTC in December. */
const evening = makeOrganiserEvent({
  startsAt: '2026-12-08T07:30:00.000Z',
  endsAt: '2026-12-08T08:30:00.000Z',
  saleClosesAt: '2026-12-08T06:30:00.000Z',
  timeZone: zone,
});

describe('a place in the week', () => {
  it('is on the clock of the venue', () => {
    expect(placeOf(evening)).toEqual({ date: '2026-12-08', minutes: 18 * 60 + 30 });
    expect(describePlace(placeOf(evening))).toBe('Tuesday 8 December, 18:30');
    expect([weekdayOf('2026-12-07'), weekdayOf('2026-12-13')]).toEqual([1, 7]);
  });

  it('is moved by days and quarters of an hour, and stays in the week and the day', () => {
    const place = placeOf(evening);
    expect(shiftPlace(place, { days: 1 }, week)).toEqual({ ...place, date: '2026-12-09' });
    expect(shiftPlace(place, { steps: -1 }, week).minutes).toBe(18 * 60 + 15);
    expect(shiftPlace(place, { days: 9 }, week).date).toBe('2026-12-13');
    expect(shiftPlace(place, { days: -9 }, week).date).toBe('2026-12-07');
    expect(shiftPlace(place, { steps: 99 }, week).minutes).toBe(23 * 60 + 45);
    expect(shiftPlace(place, { steps: -99 }, week).minutes).toBe(0);
  });

  it('that was on no quarter of an hour is on one once it is moved', () => {
    const odd = { date: '2026-12-08', minutes: 18 * 60 + 20 };
    expect(shiftPlace(odd, { days: 1 }, week).minutes).toBe(18 * 60 + 20);
    expect(shiftPlace(odd, { steps: 1 }, week).minutes).toBe(18 * 60 + 30);
  });
});

describe('a move', () => {
  it('takes all times of the event along', () => {
    expect(moveEvent(evening, { date: '2026-12-09', minutes: 19 * 60 })).toEqual({
      startsAt: '2026-12-09T08:00:00.000Z',
      endsAt: '2026-12-09T09:00:00.000Z',
      saleClosesAt: '2026-12-09T07:00:00.000Z',
    });
  });

  it('keeps the wall time over a change of the clocks', () => {
    const saturday = {
      ...evening,
      startsAt: '2026-10-03T08:30:00.000Z',
      endsAt: null,
      saleClosesAt: null,
    };
    expect(placeOf(saturday).minutes).toBe(18 * 60 + 30);
    const sunday = moveEvent(saturday, { date: '2026-10-04', minutes: 18 * 60 + 30 });
    expect(sunday).toEqual({ startsAt: '2026-10-04T07:30:00.000Z' });
  });

  it('of a time of the week leaves the others and the numbers alone', () => {
    const slots = [
      { slot: 1, weekday: 1, startTime: '18:30' },
      { slot: 4, weekday: 3, startTime: '18:30' },
    ];
    expect(moveSlot({ slots }, 4, { date: '2026-12-10', minutes: 20 * 60 })).toEqual({
      slots: [slots[0], { slot: 4, weekday: 4, startTime: '20:00' }],
    });
  });
});

describe('the grid', () => {
  const at = (id: string, startsAt: string, endsAt: string | null) =>
    makeOrganiserEvent({
      id,
      timeZone: 'UTC',
      startsAt: `2026-12-08T${startsAt}:00.000Z`,
      endsAt: endsAt && `2026-12-08T${endsAt}:00.000Z`,
    });
  const columnsOf = (...events: ReturnType<typeof at>[]) =>
    layOutCalendar(events).map(({ event, column, columns }) => [event.id, column, columns]);

  it('has what overlaps beside each other, and nothing else', () => {
    const [a, b, c] = [
      at('a', '18:00', '19:30'),
      at('b', '19:00', '20:00'),
      at('c', '19:30', '20:30'),
    ];
    expect(columnsOf(a, b, c)).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 2],
    ]);
    expect(columnsOf(a, c)).toEqual([
      ['a', 0, 1],
      ['c', 0, 1],
    ]);
  });

  it('has as many columns as what hangs together needs, and what is later stands alone', () => {
    const pair = [at('a', '18:00', '19:00'), at('b', '18:30', '19:30')];
    expect(columnsOf(...pair, at('c', '20:00', '21:00')).at(-1)).toEqual(['c', 0, 1]);
  });

  it('shows what is moved where it would be', () => {
    const place = { date: '2026-12-10', minutes: 60 };
    const [moved] = layOutCalendar([at('a', '18:00', '19:00')], { id: 'a', place });
    expect(moved?.place).toEqual(place);
  });

  it('has the hours of what is in it, one more on each side, and at least eight', () => {
    expect(findHours(layOutCalendar([at('a', '09:00', '21:00')]))).toEqual({ first: 8, last: 22 });
    expect(findHours(layOutCalendar([at('a', '18:30', '19:30')]))).toEqual({ first: 13, last: 21 });
    expect(findHours(layOutCalendar([at('a', '23:30', null)]))).toEqual({ first: 16, last: 24 });
  });
});
