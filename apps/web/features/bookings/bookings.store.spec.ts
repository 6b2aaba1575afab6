import type { Booking, OwnBooking } from '@lastseat/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { useBookings } from './bookings.store';

const booking = (id: string, eventId: string, status: Booking['status'] = 'confirmed') =>
  ({ id, eventId, status }) as OwnBooking;

const store = useBookings.getState;

beforeEach(() => {
  useBookings.setState(useBookings.getInitialState(), true);
});

describe('what somebody holds', () => {
  it('is what is confirmed, even if the same event was cancelled before', () => {
    store().beginLoading('ada');
    store().finishLoading([booking('2', 'concert'), booking('1', 'concert', 'cancelled')]);
    expect(store().confirmed).toEqual({ concert: '2' });
  });

  it('is gone with its cancellation', () => {
    store().finishLoading([booking('1', 'concert'), booking('2', 'talk')]);
    store().markCancelled('1', '2027-03-15T10:00:00.000Z');
    expect(store().confirmed).toEqual({ talk: '2' });
    expect(store().bookings[0]).toMatchObject({ status: 'cancelled' });
  });

  it('stays when another booking is taken back before the list knows of either', () => {
    store().beginLoading('ada');
    store().markConfirmed('concert', '1');
    store().markConfirmed('talk', '2');
    store().markCancelled('1', '2027-03-15T10:00:00.000Z');
    expect(store().confirmed).toEqual({ talk: '2' });
  });

  it('cannot be taken back by the next one to sign in', () => {
    store().beginLoading('ada');
    store().offerUndo('concert', { bookingId: '1', until: 10_000 });
    store().forget();
    expect(store().undoable).toEqual({});
    store().beginLoading('ada');
    store().offerUndo('concert', { bookingId: '1', until: 10_000 });
    store().beginLoading('ben');
    expect(store().undoable).toEqual({});
  });

  it('is not shown to the next one to sign in', () => {
    store().beginLoading('ada');
    store().finishLoading([booking('1', 'concert')]);
    store().beginLoading('ben');
    expect(store()).toMatchObject({ status: 'loading', bookings: [], confirmed: {} });
  });

  it('stays on screen while it is read anew, and when that fails', () => {
    store().beginLoading('ada');
    store().finishLoading([booking('1', 'concert')]);
    store().beginLoading('ada');
    expect(store().status).toBe('ready');
    store().failLoading();
    expect(store()).toMatchObject({ status: 'ready', confirmed: { concert: '1' } });
  });
});
