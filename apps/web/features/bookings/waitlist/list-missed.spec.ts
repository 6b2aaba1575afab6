import type { BookingWithEvent } from '@lastseat/contracts';
import { makeBooking } from '@lastseat/test-data';
import { expect, it } from 'vitest';
import { listMissed } from './list-missed';

const offerOf = (eventId: string, id: string) =>
  makeBooking({ id, eventId, status: 'cancelled' }) as BookingWithEvent;

it('an offer that ran out is told of once, and not where the person waits or has a seat by now', () => {
  const missed = [offerOf('a', '1'), offerOf('a', '2'), offerOf('b', '3'), offerOf('c', '4')];
  const all = listMissed(missed, { waits: [], offers: [], confirmed: {} });
  expect(all.map(({ id }) => id)).toEqual(['1', '3', '4']);
  const places = { waits: [{ eventId: 'a' }], offers: [{ eventId: 'b' }], confirmed: { c: null } };
  expect(listMissed(missed, places)).toEqual([]);
});
