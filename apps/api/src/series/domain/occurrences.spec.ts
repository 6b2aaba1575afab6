import { afterEach, describe, expect, it } from 'vitest';
import { addDays, dayAt, mondayOf, toInstant } from './days.js';
import { isHeldOn, listOccurrences, type Rule } from './occurrences.js';

const rule = (given: Partial<Rule> = {}): Rule => ({
  from: '2026-09-28',
  until: null,
  intervalWeeks: 1,
  slots: [{ slot: 1, weekday: 1, startTime: '18:30' }],
  ...given,
});

const dates = (given: Partial<Rule>, from: string, until: string) =>
  listOccurrences(rule(given), [], { from, until }).map(({ date, slot }) => `${date} ${slot}`);

/** What the clock on the wall shows, and how far it is ahead of UTC. */
const onTheWall = (day: string, time: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(toInstant(day, time, timeZone));

describe('A rule', () => {
  it('has its slots in every week, in the order of time', () => {
    const slots = [
      { slot: 1, weekday: 3, startTime: '19:30' },
      { slot: 2, weekday: 1, startTime: '18:30' },
      { slot: 3, weekday: 3, startTime: '18:30' },
    ];
    expect(dates({ slots }, '2026-10-05', '2026-10-12')).toEqual([
      '2026-10-05 2',
      '2026-10-07 3',
      '2026-10-07 1',
      '2026-10-12 2',
    ]);
  });

  it('has nothing before its first day, nor after its last', () => {
    const weekly = { from: '2026-10-06', until: '2026-10-19' };
    expect(dates(weekly, '2026-09-01', '2026-12-01')).toEqual(['2026-10-12 1', '2026-10-19 1']);
  });

  it('of every other week counts from the week of its first day, wherever one begins to look', () => {
    const slots = [{ slot: 1, weekday: 7, startTime: '10:00' }];
    const fortnightly = { from: '2026-10-07', intervalWeeks: 2, slots };
    const all = ['2026-10-11 1', '2026-10-25 1', '2026-11-08 1'];
    expect(dates(fortnightly, '2026-10-01', '2026-11-10')).toEqual(all);
    expect(dates(fortnightly, '2026-10-12', '2026-11-10')).toEqual(all.slice(1));
    expect(isHeldOn(rule(fortnightly), 1, '2026-10-25')).toBe(true);
    expect(isHeldOn(rule(fortnightly), 1, '2026-10-18')).toBe(false);
  });

  it('is not held on holidays', () => {
    const holidays = [{ from: '2026-10-12', until: '2026-10-18' }];
    const held = listOccurrences(rule(), holidays, { from: '2026-10-05', until: '2026-10-19' });
    expect(held.map(({ date }) => date)).toEqual(['2026-10-05', '2026-10-19']);
  });
});

describe('A day', () => {
  it.each([
    ['1969-12-31', '1969-12-29'],
    ['2026-10-04', '2026-09-28'],
    ['2026-10-05', '2026-10-05'],
    ['2028-02-29', '2028-02-28'],
  ])('%s is of the week of %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

  it('follows the last of a month', () => expect(addDays('2026-12-31', 1)).toBe('2027-01-01'));
});

/** Each with the last class before the clocks are changed and the first after it. */
const changes: [zone: string, before: string, after: string, hoursBetween: number][] = [
  ['Australia/Sydney', '2026-09-28', '2026-10-05', 167],
  ['Australia/Sydney', '2027-03-29', '2027-04-05', 169],
  ['Europe/Berlin', '2026-10-19', '2026-10-26', 169],
  ['Europe/Berlin', '2027-03-22', '2027-03-29', 167],
  ['America/New_York', '2026-10-26', '2026-11-02', 169],
  ['America/New_York', '2027-03-08', '2027-03-15', 167],
  ['Australia/Lord_Howe', '2026-09-28', '2026-10-05', 167.5],
  ['Australia/Lord_Howe', '2027-03-29', '2027-04-05', 168.5],
];

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])(
  'On a machine whose clock is that of %s',
  (zoneOfMachine) => {
    const before = process.env['TZ'];
    afterEach(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });
    const there = <T>(work: () => T): T => {
      process.env['TZ'] = zoneOfMachine;
      return work();
    };

    it.each(changes)(
      'a class in %s stays at half past six over the change from %s to %s',
      (zone, last, first, hours) => {
        there(() => {
          const held = listOccurrences(rule({ from: last }), [], { from: last, until: first });
          expect(held.map(({ date }) => date)).toEqual([last, first]);
          const instants = held.map(({ date, startTime }) => toInstant(date, startTime, zone));
          expect((instants[1]!.getTime() - instants[0]!.getTime()) / 3_600_000).toBe(hours);
          expect(held.map(({ date }) => onTheWall(date, '18:30', zone))).toEqual([
            `${last} 18:30`,
            `${first} 18:30`,
          ]);
          expect(instants.map((instant) => dayAt(instant, zone))).toEqual([last, first]);
        });
      },
    );

    it.each([
      // The clocks go from two to three, in Lord Howe to half past two.
      ['Australia/Sydney', '2026-10-04', '02:30', '2026-10-04 03:30'],
      ['Europe/Berlin', '2027-03-28', '02:15', '2027-03-28 03:15'],
      ['America/New_York', '2027-03-14', '02:00', '2027-03-14 03:00'],
      ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-04 02:40'],
    ])('a time that the clocks of %s skip on %s, %s, is %s', (zone, day, time, shown) => {
      there(() => expect(onTheWall(day, time, zone)).toBe(shown));
    });

    it('a time that they show twice is the first of the two', () => {
      there(() =>
        expect(toInstant('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe(
          '2026-10-25T00:30:00.000Z',
        ),
      );
    });
  },
);
