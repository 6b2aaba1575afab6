import { activityActions, type Activity } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { describeActivity } from './describe-activity';

const ada = { id: '01920000-0000-7000-8000-00000000000a', name: 'Ada' };
const bob = { id: '01920000-0000-7000-8000-00000000000b', name: 'Bob' };

const concert = {
  id: '01920000-0000-7000-8000-0000000000e1',
  title: 'Concert',
  timeZone: 'Europe/Vienna',
  currency: 'EUR',
};

function textOf(given: Partial<Activity>) {
  const activity: Activity = {
    id: '01920000-0000-7000-8000-000000000001',
    event: concert,
    person: null,
    actor: ada,
    action: 'event.edited',
    changes: {},
    createdAt: '2027-01-01T10:00:00.000Z',
    ...given,
  };
  return describeActivity(activity, { locale: 'en-GB' });
}

describe('An entry of the activity', () => {
  it('says what was before and after, in the words and in the order of the form', () => {
    const changes = {
      unknownField: { before: true, after: false },
      priceCents: { before: 0, after: 1250 },
      totalTickets: { before: 50, after: 1200 },
      startsAt: { before: '2027-06-01T18:00:00.000Z', after: '2027-06-02T18:00:00.000Z' },
      level: { before: null, after: 'Beginners' },
      title: { before: 'manager', after: 'Concert' },
      coverImageId: { before: null, after: ada.id },
    };
    expect(textOf({ changes })).toEqual({
      deed: 'changed',
      eventTitle: 'Concert',
      changes: [
        // A title that is the name of a role as well.
        { label: 'Title', before: 'manager', after: 'Concert' },
        { label: 'Level', before: null, after: 'Beginners' },
        {
          label: 'Starts',
          // The comma is a matter of Node's own data.
          before: expect.stringMatching(/^Tue,? 1 Jun 2027, 20:00 Vienna time$/) as string,
          after: expect.stringMatching(/^Wed,? 2 Jun 2027, 20:00 Vienna time$/) as string,
        },
        { label: 'Seats', before: '50', after: '1,200' },
        { label: 'Price', before: 'Free', after: '€12.50' },
        { label: 'Unknown field', before: 'Yes', after: 'No' },
      ],
    });
  });

  it('tells each time on the clock, and each price in the currency, that was the event’s then', () => {
    const changes = {
      startsAt: { before: '2027-06-01T18:00:00.000Z', after: '2027-06-02T00:00:00.000Z' },
      timeZone: { before: 'Europe/Vienna', after: 'America/New_York' },
      priceCents: { before: 1250, after: 1500 },
      currency: { before: 'EUR', after: 'USD' },
    };
    const event = { ...concert, timeZone: 'Asia/Tokyo', currency: 'JPY' };
    const told = textOf({ changes, event }).changes;
    expect(told).toMatchObject([
      {
        before: expect.stringContaining('1 Jun 2027, 20:00 Vienna time') as string,
        after: expect.stringContaining('1 Jun 2027, 20:00 New York time') as string,
      },
      { before: 'Europe/Vienna', after: 'America/New_York' },
      { before: '€12.50', after: '$15' },
      { before: 'EUR', after: 'USD' },
    ]);
  });

  it('claims no clock and no currency of an event that is gone', () => {
    const changes = {
      startsAt: { before: null, after: '2027-06-01T18:00:00.000Z' },
      priceCents: { before: 0, after: 1250 },
    };
    const event = { ...concert, title: '', timeZone: null, currency: null };
    expect(textOf({ changes, event }).changes).toMatchObject([
      { after: expect.stringMatching(/18:00 UTC$/) as string },
      { before: '0 cents', after: '1,250 cents' },
    ]);
  });

  it('tells who leaves from who is removed', () => {
    expect(textOf({ action: 'member.removed', person: ada }).deed).toBe('left');
    expect(textOf({ action: 'member.removed', person: bob }).deed).toBe('removed Bob');
    const changes = { role: { before: 'door', after: 'manager' } };
    expect(textOf({ action: 'member.changed', person: bob, changes })).toMatchObject({
      deed: 'changed the role of Bob',
      changes: [{ before: 'Door', after: 'Manager' }],
    });
  });

  it('names a deleted event by the title that it had', () => {
    const changes = { title: { before: 'Old concert', after: null } };
    const event = { ...concert, title: '', timeZone: null, currency: null };
    expect(textOf({ action: 'event.deleted', event, changes })).toMatchObject({
      deed: 'deleted',
      eventTitle: 'Old concert',
    });
  });

  it.each(activityActions)('has words for %s, whatever is known of it', (action) => {
    expect(textOf({ action, event: null, person: null }).deed).not.toBe('');
  });
});
