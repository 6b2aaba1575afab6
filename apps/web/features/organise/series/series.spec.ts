import type { Holiday, Series } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { readCategoryForms, toCategoryForms } from './categories/categories-form';
import { describeSlots } from './describe-slots';
import { listFirstDates } from './form/first-dates';
import { readSeriesForm } from './form/read-series-form';
import { newSeriesForm, toSeriesChanges, type SeriesForm } from './form/series-form';
import { findNextDate } from './next-date';
import { describeEffects, describePeople, labelConfirmation } from './review/effects';

const slot = (weekday: number, startTime: string, number = weekday) => {
  return { slot: number, weekday, startTime };
};

describe('the times of the week in words', () => {
  const words = (slots: Series['slots'], intervalWeeks = 1) =>
    describeSlots({ slots, intervalWeeks });

  it('are the days, and when', () => {
    expect(words([slot(1, '18:30'), slot(3, '18:30')])).toBe('Mondays and Wednesdays 18:30');
    expect(words([slot(1, '18:30'), slot(2, '19:30')])).toBe('Mondays 18:30, Tuesdays 19:30');
    expect(words([slot(5, '10:00')], 2)).toBe('Fridays 10:00, every 2 weeks');
  });
});

describe('the first dates', () => {
  const rule = {
    ...{ from: '2026-12-09', until: null, intervalWeeks: 1, timeZone: 'Australia/Sydney' },
    slots: [slot(1, '18:30'), slot(3, '18:30')],
  };
  const datesOf = (changed: object, holidays: Holiday[] = []) =>
    listFirstDates({ ...rule, ...changed }, holidays, 4).map(
      ({ date, holiday }) => holiday ?? date,
    );

  it('begin on the first day and go on every week', () => {
    expect(datesOf({})).toEqual(['2026-12-09', '2026-12-14', '2026-12-16', '2026-12-21']);
  });

  it('count the weeks of an interval from that of the first day', () => {
    expect(datesOf({ intervalWeeks: 2 })).toEqual([
      '2026-12-09',
      '2026-12-21',
      '2026-12-23',
      '2027-01-04',
    ]);
  });

  it('end with the last day, and say what is in holidays', () => {
    expect(datesOf({ until: '2026-12-14' })).toEqual(['2026-12-09', '2026-12-14']);
    const holiday = { id: '1', from: '2026-12-14', until: '2026-12-15', name: 'Floor repair' };
    expect(datesOf({}, [holiday])[1]).toBe('Floor repair');
  });

  it('that is next is by the clock of the school', () => {
    const next = (now: string) => findNextDate(rule, [], new Date(now))?.date;
    expect(next('2026-12-09T07:29:00Z')).toBe('2026-12-09');
    expect(next('2026-12-09T07:30:00Z')).toBe('2026-12-14');
    expect(next('2030-01-01T00:00:00Z')).toBe('2030-01-02');
    const fortnightly = { ...rule, intervalWeeks: 2 };
    expect(findNextDate(fortnightly, [], new Date('2026-12-15'))?.date).toBe('2026-12-21');
    expect(findNextDate({ ...rule, until: '2026-12-10' }, [], new Date('2027-01-01'))).toBeNull();
  });
});

describe('the form of a series', () => {
  const form: SeriesForm = {
    ...newSeriesForm('Australia/Sydney', '2026-12-07'),
    ...{ title: 'Salsa', category: 'Salsa', venue: 'Studio', totalTickets: '20' },
  };
  const errorsOf = (changed: Partial<SeriesForm>) => readSeriesForm({ ...form, ...changed }).errors;

  it('is complete with a title, a category, a place, seats and times', () => {
    expect(readSeriesForm(form).input).toMatchObject({
      ...{ title: 'Salsa', until: null, durationMinutes: 60, saleOpensMinutesBefore: null },
      ...{ asksNames: false, allowsTransfer: true, transferUntilMinutesBefore: null },
      ...{ waitlistMode: 'offer', offerMinutes: 120, waitlistClosesMinutesBefore: null },
      slots: [{ weekday: 1, startTime: '18:30' }],
    });
  });

  it('says at each field what is wrong', () => {
    expect(errorsOf({ slots: [] })).toHaveProperty('slots');
    expect(errorsOf({ slots: [...form.slots, ...form.slots] })).toEqual({
      slots: 'Two of them are the same',
    });
    expect(errorsOf({ until: '2026-12-01' })).toHaveProperty('until');
    expect(errorsOf({ cancelUntilMinutesBefore: 'a day' })).toHaveProperty(
      'cancelUntilMinutesBefore',
    );
  });

  it('sends what was changed, with the numbers of the times that were there', () => {
    const before = { ...form, slots: [{ slot: 7, weekday: '1', startTime: '18:30' }] };
    const now = {
      ...before,
      cancelUntilMinutesBefore: '1,5',
      ...{ asksNames: 'yes', allowsTransfer: 'no', transferUntilMinutesBefore: '2' },
      ...{ waitlistMode: 'autobook', offerMinutes: '30', waitlistClosesMinutesBefore: '0.5' },
      slots: [
        { ...before.slots[0]!, startTime: '19:00' },
        { slot: null, weekday: '2', startTime: '19:00' },
      ],
    };
    expect(toSeriesChanges(before, now, readSeriesForm(now).input!)).toEqual({
      cancelUntilMinutesBefore: 90,
      ...{ asksNames: true, allowsTransfer: false, transferUntilMinutesBefore: 120 },
      ...{ waitlistMode: 'autobook', offerMinutes: 30, waitlistClosesMinutesBefore: 30 },
      slots: [
        { slot: 7, weekday: 1, startTime: '19:00' },
        { weekday: 2, startTime: '19:00' },
      ],
    });
    expect(toSeriesChanges(before, before, readSeriesForm(before).input!)).toEqual({});
  });
});

it('categories are read row by row, their levels by commas', () => {
  const categories = [
    { name: 'Salsa', levels: ['1', '2'] },
    { name: 'Yoga', levels: [] },
  ];
  const forms = toCategoryForms(categories);
  const empty = { key: 9, name: ' ', levels: '' };
  expect(readCategoryForms([...forms, empty]).input).toEqual({ categories });
  const twice = [{ key: 1, name: 'Salsa', levels: '1, 1' }];
  expect(readCategoryForms(twice).error).toBe('Salsa: Name each level once');
});

describe('what a change does', () => {
  const event = (action: 'change' | 'cancel' | 'keep') => ({
    ...{ id: '1', title: 'Salsa', startsAt: '', action, confirmedTickets: 0, heldTickets: 0 },
  });

  it('is said in one sentence, and who is told in another', () => {
    const events = [event('change'), event('change'), event('cancel')];
    expect(describeEffects({ events, affectedPeople: 0 })).toBe(
      '2 classes change, 1 is cancelled.',
    );
    expect(describeEffects({ events: [], affectedPeople: 0 })).toContain('No class');
    expect(describePeople({ affectedPeople: 1 })).toContain('1 person has booked');
    expect(labelConfirmation('Save', 3)).toBe('Save and tell 3 people');
    expect(labelConfirmation('Save', 0)).toBe('Save');
  });
});
