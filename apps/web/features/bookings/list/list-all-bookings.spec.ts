import type { OwnBooking } from '@lastseat/contracts';
import { expect, it } from 'vitest';
import { bookingsPerRequest } from '@/features/bookings/bookings-api';
import { listAllBookings } from './list-all-bookings';

const named = (index: number) => ({ id: `booking ${index}` }) as OwnBooking;

/** As the API does it: the newest first, and those before the one that is named. */
function historyOf(count: number) {
  const all = Array.from({ length: count }, (_, index) => named(count - index));
  const asked: (string | undefined)[] = [];
  const getPage = async (before?: string) => {
    asked.push(before);
    const start = before === undefined ? 0 : all.findIndex(({ id }) => id === before) + 1;
    return all.slice(start, start + bookingsPerRequest);
  };
  return { all, asked, getPage };
}

it('a history longer than a page is read to its end', async () => {
  const { all, asked, getPage } = historyOf(250);
  expect(await listAllBookings(getPage)).toEqual(all);
  expect(asked).toEqual([undefined, 'booking 151', 'booking 51']);
});

it('a history that fills its last page exactly ends with an empty one', async () => {
  const { all, asked, getPage } = historyOf(100);
  expect(await listAllBookings(getPage)).toEqual(all);
  expect(asked).toHaveLength(2);
});
