import { beforeEach, describe, expect, it } from 'vitest';
import { createStorage } from '@/lib/session/testing/memory-storage';
import { OpenBookings } from './open-bookings';

const ada = '01920000-0000-7000-8000-0000000000a1';
const bob = '01920000-0000-7000-8000-0000000000b2';
const booking = {
  userId: ada,
  eventId: '01920000-0000-7000-8000-000000000001',
  eventTitle: 'Night of the Cellos',
  quantity: 1,
  idempotencyKey: '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d10',
};
/** The same, by another press. */
const again = { ...booking, idempotencyKey: '5a4e8c57-8f0f-4f3a-9d52-2f7a1c9b6d11' };
const minutes = 60_000;

let kept: Map<string, string>;
let now: number;
/** As after a reload: of the same tab, and with nothing in memory. */
const reload = () => new OpenBookings(createStorage(kept), () => now);

beforeEach(() => {
  kept = new Map();
  now = Date.parse('2027-03-15T10:00:00Z');
});

describe('a booking that nobody has answered', () => {
  it('is open over a reload, until its answer comes', () => {
    reload().open(booking);
    expect(reload().list(ada)).toMatchObject([booking]);
    reload().close(booking.idempotencyKey);
    expect(reload().list(ada)).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it('is nobody else’s', () => {
    reload().open(booking);
    expect(reload().list(bob)).toEqual([]);
    expect(reload().open({ ...again, userId: bob })).toBe(again.idempotencyKey);
  });

  it('keeps its first key', () => {
    reload().open(booking);
    expect(reload().open(again)).toBe(booking.idempotencyKey);
    expect(reload().list(ada)).toMatchObject([booking]);
  });

  it('of another number of seats is another request, with a key of its own', () => {
    reload().open(booking);
    expect(reload().open({ ...again, quantity: 2 })).toBe(again.idempotencyKey);
    expect(reload().list(ada)).toHaveLength(2);
  });

  it('is theirs who turn out to be signed in, when that was not known', () => {
    reload().open({ ...booking, userId: null });
    expect(reload().list(ada)).toMatchObject([{ ...booking, userId: null }]);
    expect(reload().open(booking)).toBe(booking.idempotencyKey);
    expect(reload().list(ada)).toMatchObject([booking]);
    expect(reload().list(bob)).toEqual([]);
  });

  it('is one with what was pressed again before it was known who is signed in', () => {
    reload().open(booking);
    expect(reload().open({ ...again, userId: null })).toBe(again.idempotencyKey);
    expect(reload().open(again)).toBe(booking.idempotencyKey);
    expect(reload().list(ada)).toMatchObject([booking]);
  });

  it('is nobody’s any more once nobody is signed in', () => {
    reload().open(booking);
    reload().open({ ...again, userId: null });
    reload().closeUnowned();
    expect(reload().list(null)).toEqual([]);
    expect(reload().list(ada)).toMatchObject([booking]);
  });

  it('is forgotten after half an hour, when nobody expects to be booked by it any more', () => {
    reload().open(booking);
    now += 30 * minutes;
    expect(reload().list(ada)).toEqual([]);
  });

  it.each(['{', '[1]', '"x"', '[{"userId":"../x"}]'])('is none in %s', (text) => {
    kept.set('lastseat.open-bookings', text);
    expect(reload().list(ada)).toEqual([]);
  });

  it('needs no storage to be none', () => {
    const open = new OpenBookings(null);
    open.open(booking);
    expect(open.list(ada)).toEqual([]);
  });
});
