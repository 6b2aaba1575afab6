import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../test/support/expect-same.js';
import { addDays, mondayOf, toInstant } from './days.js';
import type { Slot } from './occurrences.js';
import type { SeriesEvent } from './plan-edit.js';
import { aTemplate, SeriesInMemory } from './testing/series-in-memory.js';

/** A Wednesday, at noon in Sydney. */
const now = new Date('2026-09-16T02:00:00Z');
const monday: Slot = { slot: 1, weekday: 1, startTime: '18:30' };
const friday: Slot = { slot: 2, weekday: 5, startTime: '18:30' };

const twice = (slots: Slot[] = [monday, friday], from = '2026-09-01') =>
  new SeriesInMemory(
    { rule: { from, until: null, intervalWeeks: 1, slots }, template: aTemplate },
    now,
  );

const withSlots = (series: SeriesInMemory, slots: Slot[]) => ({
  ...series.state,
  rule: { ...series.state.rule, slots },
});

const find = (series: SeriesInMemory, date: string, slot: number | null = 1) =>
  series.events.find((event) => event.date === date && event.slot === slot)!;

const scheduled = (series: SeriesInMemory) =>
  series.events
    .filter(({ status }) => status === 'scheduled')
    .map(({ date, slot }) => `${date} ${slot}`)
    .sort();

describe('An edit of all', () => {
  it('moves what is ahead to the new day and time, and makes none of it again', () => {
    const series = twice([monday]);
    const count = series.events.length;
    series.edit(withSlots(series, [{ ...monday, weekday: 2, startTime: '19:00' }]), series.today);
    series.make();
    expect(series.events).toHaveLength(count);
    expect(find(series, '2026-09-22').startsAt).toEqual(
      toInstant('2026-09-22', '19:00', 'Australia/Sydney'),
    );
  });

  it('brings no class back that was cancelled, moved or held already', () => {
    const series = twice([monday]);
    series.change(find(series, '2026-09-21').id, { status: 'cancelled' });
    const movedByHand = toInstant('2026-09-29', '20:00', 'Australia/Sydney');
    const { id } = find(series, '2026-09-28');
    series.change(id, { startsAt: movedByHand, isChangedByHand: true });
    // Monday's class of this week would be on Thursday from now on: it was held on Monday.
    const held = { ...find(series, '2026-10-05'), id: 'held', date: '2026-09-14' };
    series.events.push({ ...held, startsAt: toInstant('2026-09-14', '18:30', 'Australia/Sydney') });
    series.edit(withSlots(series, [{ ...monday, weekday: 4 }]), series.today);
    series.make();
    expect(scheduled(series)).toEqual([
      '2026-09-17 1',
      '2026-10-01 1',
      '2026-10-08 1',
      '2026-10-15 1',
    ]);
    expect(find(series, '2026-09-17').id).toBe('held');
    expect(find(series, '2026-10-01')).toMatchObject({ id, startsAt: movedByHand });
  });

  it('gives only what it is about: what an earlier edit left as it was stays', () => {
    const series = twice([monday]);
    const titled = { ...series.state, template: { ...aTemplate, title: 'Salsa 2' } };
    series.edit(titled, '2026-10-05');
    const plan = series.edit(
      { ...titled, template: { ...titled.template, venue: 'Room 2' } },
      series.today,
    );
    expect(plan.events.map(({ changes }) => changes)).toEqual(
      plan.events.map(() => ({ venue: 'Room 2' })),
    );
    expect(find(series, '2026-09-21').title).toBe('Salsa');
    expect(find(series, '2026-10-05').title).toBe('Salsa 2');
  });

  it('leaves no event with fewer seats than it has sold and holds', () => {
    const series = twice([monday]);
    series.change(find(series, '2026-09-21').id, { confirmedTickets: 7, heldTickets: 2 });
    const smaller = { ...series.state, template: { ...aTemplate, totalTickets: 5 } };
    const totals = series.edit(smaller, series.today).events.map(({ changes }) => changes);
    expect(totals.map(({ totalTickets }) => totalTickets).sort()).toEqual([5, 5, 5, 9]);
  });

  it('cancels what is held no more, also where somebody changed it by hand', () => {
    const series = twice();
    series.change(find(series, '2026-09-25', 2).id, { isChangedByHand: true });
    series.edit(withSlots(series, [monday]), series.today);
    expect(scheduled(series).filter((key) => key.endsWith('2'))).toEqual([]);
  });
});

describe('An edit of this and the following', () => {
  it('leaves what is before as it is, and makes nothing of the new rule there', () => {
    const series = twice();
    const before = scheduled(series).filter((key) => key < '2026-10-02');
    const third: Slot = { slot: 3, weekday: 3, startTime: '09:00' };
    series.edit(withSlots(series, [monday, { ...friday, weekday: 4 }, third]), '2026-10-02');
    series.make();
    expect(scheduled(series).filter((key) => key < '2026-10-01')).toEqual(before);
    // Of the week of the edit Friday's class goes to Thursday, as all that follow.
    expect(find(series, '2026-10-01', 2).startsAt).toEqual(
      toInstant('2026-10-01', '18:30', 'Australia/Sydney'),
    );
    expect(scheduled(series).filter((key) => key.endsWith('3'))).toEqual([
      '2026-10-07 3',
      '2026-10-14 3',
    ]);
  });
});

describe('The end of a series', () => {
  it('cancels what comes after its last day, and nothing else, extra dates as well', () => {
    const series = twice([monday]);
    const extra: SeriesEvent = { ...find(series, '2026-09-28'), id: 'extra', slot: null };
    series.events.push({ ...extra, date: '2026-10-07' });
    const ended = { ...series.state, rule: { ...series.state.rule, until: '2026-09-30' } };
    series.edit(ended, '2026-10-01');
    series.make();
    expect(scheduled(series)).toEqual(['2026-09-21 1', '2026-09-28 1']);
  });
});

type Deed = (series: SeriesInMemory) => void;

const upcoming = (series: SeriesInMemory) =>
  series.events.filter((event) => event.startsAt > series.now && event.status === 'scheduled');

const pick = (series: SeriesInMemory, place: number) => {
  const events = upcoming(series);
  return events[place % Math.max(1, events.length)];
};

const aSlot = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  startTime: fc.constantFrom('02:30', '18:30', '23:45'),
});

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.integer({ min: 1, max: 12 * 24 }).map((hours): Deed => (series) => {
    series.now = new Date(series.now.getTime() + hours * 3_600_000);
  }),
  fc.nat(50).map((place): Deed => (series) => {
    const event = pick(series, place);
    if (event) series.change(event.id, { status: 'cancelled' });
  }),
  fc
    .tuple(fc.nat(50), fc.integer({ min: -40, max: 90 }))
    .map(([place, hours]): Deed => (series) => {
      const event = pick(series, place);
      const startsAt = event && new Date(event.startsAt.getTime() + hours * 3_600_000);
      if (event && startsAt! > series.now) {
        series.change(event.id, { startsAt: startsAt!, isChangedByHand: true });
      }
    }),
  fc.tuple(fc.nat(30), fc.nat(10)).map(([ahead, days]): Deed => (series) => {
    const holiday = {
      from: addDays(series.today, ahead),
      until: addDays(series.today, ahead + days),
    };
    series.holidays = [...series.holidays, holiday];
  }),
  fc.constant<Deed>((series) => {
    series.holidays = series.holidays.slice(1);
  }),
  fc
    .record({
      place: fc.option(fc.nat(50), { nil: null }),
      moved: fc.array(fc.option(aSlot, { nil: null }), { maxLength: 3 }),
      removed: fc.option(fc.nat(2), { nil: null }),
      added: fc.option(aSlot, { nil: null }),
      intervalWeeks: fc.constantFrom(1, 1, 1, 2),
    })
    .map(({ place, moved, removed, added, intervalWeeks }): Deed => (series) => {
      const slots = series.state.rule.slots
        .map((slot, index) => ({ ...slot, ...moved[index] }))
        .filter((_, index, { length }) => index !== removed || length === 1);
      const grown = added ? [...slots, { ...added, slot: series.lastSlot + 1 }] : slots;
      const from = place === null ? series.today : (pick(series, place)?.date ?? series.today);
      const state = withSlots(series, grown);
      const rule = { ...state.rule, intervalWeeks };
      series.edit({ ...state, rule }, from < series.today ? series.today : from);
    }),
);

type Rows = ReadonlyMap<string, SeriesEvent>;

function expectOnceEach({ events }: SeriesInMemory): void {
  const keys = events.map(({ slot, date }) => `${slot} ${mondayOf(date)}`);
  expect(new Set(keys).size).toBe(keys.length);
}

function expectNothingBack({ events }: SeriesInMemory, before: Rows): void {
  for (const event of events) {
    const was = before.get(event.id);
    // It keeps its day in the series, which may move with its slot.
    if (was?.status === 'cancelled') expectSame(event, { ...was, date: event.date });
  }
  expect(events.filter(({ id }) => before.has(id))).toHaveLength(before.size);
}

/**
 * What the rule has is there, and as it has it, but for what was cancelled, changed by hand, or before the
 * first that an edit was about; and nothing is moved to a time that is over.
 */
function expectByRule(series: SeriesInMemory): void {
  for (const { date, slot, startTime } of series.due) {
    const startsAt = toInstant(date, startTime, aTemplate.timeZone);
    if (startsAt <= series.now) continue;
    const event = find(series, date, slot);
    expectSame(event === undefined, false);
    const isOwn = event.status !== 'scheduled' || event.isChangedByHand;
    if (!isOwn && !series.isLeft.has(event.id)) expectSame(event.startsAt, startsAt);
  }
}

it('For any rule, exceptions and edits nothing is held twice, comes back, or is lost', () => {
  fc.assert(
    fc.property(
      fc.array(aSlot, { minLength: 1, maxLength: 3 }),
      fc.array(aDeed, { maxLength: 12 }),
      (slots, deeds) => {
        const series = twice(slots.map((slot, index) => ({ ...slot, slot: index + 1 })));
        for (const deed of deeds) {
          const before = new Map(series.events.map((event) => [event.id, event]));
          deed(series);
          series.make();
          expectOnceEach(series);
          expectNothingBack(series, before);
          expectByRule(series);
        }
      },
    ),
    { numRuns: 200 },
  );
});
