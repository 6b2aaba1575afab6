import type { BookingUpdate, OwnBooking } from '@lastseat/contracts';
import { makeBooking } from '@lastseat/test-data';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useBookings } from './bookings.store';
import { takeUpdate } from './follow-own-bookings';
import { loadBookings } from './list/load-bookings';
import { loadWaitlist } from './waitlist/load-waitlist';

vi.mock('./list/load-bookings', () => ({ loadBookings: vi.fn() }));
vi.mock('./waitlist/load-waitlist', () => ({ loadWaitlist: vi.fn() }));

const eventId = '01890000-0000-7000-8000-000000000001';
const made = makeBooking({ id: '01890000-0000-7000-8000-000000000002', eventId });
const cancelled: BookingUpdate = {
  ...made,
  status: 'cancelled',
  cancelledAt: '2027-01-02T10:00:00.000Z',
};
const knowing = (update: BookingUpdate) => {
  useBookings.getState().finishLoading([update as OwnBooking]);
};

describe('takeUpdate', () => {
  beforeEach(() => {
    vi.mocked(loadBookings).mockReset();
    vi.mocked(loadWaitlist).mockReset();
    useBookings.getState().forget();
    useBookings.getState().finishBooking(eventId);
  });

  it('shows a seat that was booked elsewhere, and reads the bookings for its ticket', () => {
    takeUpdate(made);
    expect(useBookings.getState().confirmed).toEqual({ [eventId]: made.id });
    expect(loadBookings).toHaveBeenCalledOnce();
  });

  it('takes away a seat that was cancelled elsewhere', () => {
    knowing(made);
    takeUpdate(cancelled);
    expect(useBookings.getState().confirmed).toEqual({});
    expect(useBookings.getState().bookings).toMatchObject([cancelled]);
  });

  it('reads nothing for what this window did itself and knows', () => {
    useBookings.getState().markConfirmed(eventId, made.id);
    takeUpdate(made);
    knowing(cancelled);
    takeUpdate(cancelled);
    expect(loadBookings).not.toHaveBeenCalled();
  });

  it('reads anew a ticket that it has, of which something else is told: somebody declined it', () => {
    knowing(made);
    takeUpdate(made);
    expect(loadBookings).toHaveBeenCalledOnce();
  });

  it('leaves a booking that is under way here to the answer of it', () => {
    useBookings.getState().beginBooking(eventId);
    takeUpdate(made);
    expect(useBookings.getState().confirmed).toEqual({});
    expect(loadBookings).not.toHaveBeenCalled();
  });

  it('asks what a held seat is, and takes it for none of the person', () => {
    takeUpdate({ ...made, status: 'held', expiresAt: '2027-01-02T10:00:00.000Z' });
    expect(loadWaitlist).toHaveBeenCalledOnce();
    expect(useBookings.getState().confirmed).toEqual({});
    expect(loadBookings).not.toHaveBeenCalled();
  });
});
