import type { BookingStatus, OwnBooking, EventStatus } from '@lastseat/contracts';
import { makeBooking, makeEventDetails } from '@lastseat/test-data';
import { describe, expect, it } from 'vitest';
import { bookingState, groupBookings } from './group-bookings';

const now = new Date('2027-03-15T10:00:00.000Z');

interface Given {
  id: string;
  startsAt: string;
  status?: BookingStatus;
  eventStatus?: EventStatus;
  cancelledAt?: string;
}

function booking({ id, startsAt, status, eventStatus, cancelledAt }: Given): OwnBooking {
  return {
    ...makeBooking({
      id,
      eventId: `event of ${id}`,
      status: status ?? 'confirmed',
      cancelledAt: cancelledAt ?? null,
    }),
    transfer: null,
    event: makeEventDetails({
      id: `event of ${id}`,
      title: id,
      startsAt,
      status: eventStatus ?? 'scheduled',
    }),
  };
}

const titles = (bookings: OwnBooking[]) => bookings.map(({ event }) => event.title);

describe('the groups of bookings', () => {
  it('show what is next first, and what was last first', () => {
    const groups = groupBookings(
      [
        booking({ id: 'in May', startsAt: '2027-05-01T10:00:00.000Z' }),
        booking({ id: 'in January', startsAt: '2027-01-01T10:00:00.000Z' }),
        booking({ id: 'tomorrow', startsAt: '2027-03-16T10:00:00.000Z' }),
        booking({ id: 'yesterday', startsAt: '2027-03-14T10:00:00.000Z' }),
      ],
      now,
    );
    expect(titles(groups.upcoming)).toEqual(['tomorrow', 'in May']);
    expect(titles(groups.past)).toEqual(['yesterday', 'in January']);
  });

  it('put a booking into the past at the very instant its event starts', () => {
    const startsAt = now.toISOString();
    expect(bookingState(booking({ id: 'now', startsAt }), now)).toBe('attended');
    const justBefore = new Date(now.getTime() - 1);
    expect(bookingState(booking({ id: 'now', startsAt }), justBefore)).toBe('confirmed');
  });

  it('keep what was cancelled together, whoever did it and whenever the event is', () => {
    const groups = groupBookings(
      [
        booking({
          id: 'given back early',
          startsAt: '2027-05-01T10:00:00.000Z',
          status: 'cancelled',
          cancelledAt: '2027-02-01T00:00:00.000Z',
        }),
        booking({
          id: 'called off',
          startsAt: '2027-05-01T10:00:00.000Z',
          eventStatus: 'cancelled',
        }),
        booking({
          id: 'given back late',
          startsAt: '2027-03-01T10:00:00.000Z',
          status: 'cancelled',
          cancelledAt: '2027-02-20T00:00:00.000Z',
        }),
      ],
      now,
    );
    expect(titles(groups.cancelled)).toEqual(['given back late', 'given back early', 'called off']);
    expect(groups.upcoming).toEqual([]);
    expect(groups.past).toEqual([]);
  });
});
