import { activityActions, type Activity } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { describeActivity } from './describe-activity';

const ada = { id: '01920000-0000-7000-8000-00000000000a', name: 'Ada' };
const bob = { id: '01920000-0000-7000-8000-00000000000b', name: 'Bob' };

function textOf(given: Partial<Activity>) {
  const activity: Activity = {
    id: '01920000-0000-7000-8000-000000000001',
    event: { id: '01920000-0000-7000-8000-0000000000e1', title: 'Concert' },
    person: null,
    actor: ada,
    action: 'event.edited',
    changes: {},
    createdAt: '2027-01-01T10:00:00.000Z',
    ...given,
  };
  return describeActivity(activity, { locale: 'en-GB' }, 'Europe/Vienna');
}

describe('An entry of the activity', () => {
  it('says what was before and after, in the words of the form', () => {
    const changes = {
      totalTickets: { before: 50, after: 1200 },
      startsAt: { before: '2027-06-01T18:00:00.000Z', after: '2027-06-02T18:00:00.000Z' },
      level: { before: null, after: 'Beginners' },
      coverImageId: { before: null, after: ada.id },
    };
    expect(textOf({ changes })).toEqual({
      deed: 'changed Concert',
      changes: [
        { label: 'Seats', before: '50', after: '1,200' },
        {
          label: 'Starts',
          // The comma is a matter of Node's own data.
          before: expect.stringMatching(/^Tue,? 1 Jun 2027, 20:00$/) as string,
          after: expect.stringMatching(/^Wed,? 2 Jun 2027, 20:00$/) as string,
        },
        { label: 'Level', before: null, after: 'Beginners' },
      ],
    });
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
    expect(textOf({ action: 'event.deleted', event: null, changes }).deed).toBe(
      'deleted Old concert',
    );
  });

  it.each(activityActions)('has words for %s, whatever is known of it', (action) => {
    expect(textOf({ action, event: null, person: null }).deed).not.toBe('');
  });
});
