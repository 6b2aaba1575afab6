import { describe, expect, it } from 'vitest';
import { makeOrganiserEvent } from '@/features/organise/testing/make-organiser-event';
import { newEventForm, toChange, toEventForm, type EventForm } from './event-form';
import { readEventForm } from './read-event-form';

const form = toEventForm(
  makeOrganiserEvent({
    startsAt: '2027-10-31T01:30:15.250Z', // the second 02:30 of that night
    endsAt: '2027-10-31T05:00:00.000Z',
  }),
);

function changeOf(edits: Partial<EventForm>) {
  const now = { ...form, ...edits };
  const { input, errors } = readEventForm(now);
  if (input === null) throw new Error(JSON.stringify(errors));
  return toChange(form, now, input);
}

const errorsOf = (edits: Partial<EventForm>) => readEventForm({ ...form, ...edits }).errors;

describe('The form of an event', () => {
  it('sends nothing of what was left alone, not even the seconds that it does not show', () => {
    expect(changeOf({})).toEqual({});
    expect(changeOf({ title: 'A concert' })).toEqual({ title: 'A concert' });
    expect(changeOf({ price: '', level: 'All' })).toEqual({ priceCents: 0, level: 'All' });
  });

  it('keeps the times on the clock when the zone changes, so that the instants move', () => {
    expect(changeOf({ timeZone: 'Europe/Lisbon' })).toMatchObject({
      timeZone: 'Europe/Lisbon',
      startsAt: '2027-10-31T02:30:00.000Z',
      endsAt: '2027-10-31T06:00:00.000Z',
      saleOpensAt: null,
    });
  });

  it('is complete with a title, a time, a place and a number of seats', () => {
    const filled = {
      ...newEventForm('Europe/Vienna'),
      title: 'Concert',
      startsAt: '2027-06-01T20:00',
      venue: 'Hall',
      totalTickets: '50',
    };
    expect(readEventForm(filled)).toMatchObject({
      errors: null,
      input: { startsAt: '2027-06-01T18:00:00.000Z', totalTickets: 50, priceCents: 0 },
    });
  });

  it('says at each field what is wrong, all at once', () => {
    const nothing = newEventForm('Middle/Earth');
    expect(Object.keys(readEventForm(nothing).errors ?? {}).sort()).toEqual(
      ['startsAt', 'timeZone', 'title', 'totalTickets', 'venue'].sort(),
    );
    expect(errorsOf({ totalTickets: '12.5' })).toEqual({ totalTickets: 'Enter a whole number' });
    expect(errorsOf({ price: '-1' })).toEqual({ price: 'Enter an amount, such as 12.50' });
    expect(errorsOf({ endsAt: '2027-10-30T10:00' })).toEqual({
      endsAt: 'Must be after the start',
    });
  });

  it('refuses a time that the clocks leave out, and says which one comes in its place', () => {
    expect(errorsOf({ startsAt: '2027-03-28T02:30', endsAt: '' })?.startsAt).toMatch(
      /02:30 does not exist.*03:30/,
    );
  });
});
