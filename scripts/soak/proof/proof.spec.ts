import { expect, test } from 'vitest';
import { checkHistory } from '../../torture/checker/check-history.js';
import { HonestHistory } from '../../torture/checker/testing/honest-history.js';
import type { History } from '../../torture/history.js';
import { compareSums, sumUp } from './check-revenue.js';
import { narrowToStreets } from './narrow-to-streets.js';

/** A street of two seats, and a market beside it with one booking, of which nobody in the streets knows. */
function liveTogether(): HonestHistory {
  const city = new HonestHistory(2).book('ada', 100).cancel('ada', 200);
  const { database } = new HonestHistory(5).book('bea', 150);
  const rename = <T extends object>(rows: readonly T[]): T[] =>
    JSON.parse(JSON.stringify(rows).replaceAll('"event"', '"market"')) as T[];
  city.database.events.push(
    ...rename(database.events).map((event) => ({ ...event, id: 'market' })),
  );
  city.database.bookings.push(...rename(database.bookings));
  city.database.countChanges.push(...rename(database.countChanges));
  city.database.bookingChanges.push(...rename(database.bookingChanges));
  city.database.messages.push(
    ...database.messages.map((one) => ({ ...one, aggregateId: 'market' })),
  );
  return city;
}

const complaintsOf = (history: History) =>
  checkHistory(history).flatMap(({ violations }) => violations);

const delivery = (aggregateId: string) => ({
  ...{ receiver: 'one by one', id: `of ${aggregateId}`, aggregateId, version: 1, part: 0 },
  ...{ facts: [{ type: 'booking.confirmed', bookingId: 'booking of bea' }], at: 160 },
});

test('the checker of the streets complains of the market, and no more once it is left out', () => {
  const city = liveTogether();
  expect(complaintsOf(city)).not.toEqual([]);
  expect(complaintsOf(narrowToStreets(city))).toEqual([]);
});

test('what a receiver was told of the market is left out, and what is of nobody is not', () => {
  const city = liveTogether();
  city.told.push(delivery('market'), delivery('nowhere'));
  expect(narrowToStreets(city).told.map(({ aggregateId }) => aggregateId)).not.toContain('market');
  expect(complaintsOf(narrowToStreets(city)).join()).toContain('nowhere');
});

test('a mail of the market is left out, and one that nobody made is not', () => {
  const city = liveTogether();
  const mail = { subject: 'Booked: An evening', isTaken: true, at: 170 };
  city.mails.made.push({
    ...{ id: 'mail of the market', aggregateId: 'market', version: 1 },
    facts: [{ type: 'booking.confirmed', bookingId: 'booking of bea' }],
  });
  city.mails.arrived.push({ ...mail, id: 'mail of the market' }, { ...mail, id: 'mail of nobody' });
  expect(complaintsOf(narrowToStreets(city))).toEqual([
    '"Booked: An evening" came under mail of nobody, which nobody made',
  ]);
});

test('a cent that organisers see and the provider does not have is found, and the reverse', () => {
  const payment = { orderId: 'order', reference: 'pay', amountCents: 500, currency: 'EUR' };
  const refund = { key: 'refund', reference: 'pay', amountCents: 200 };
  const taken = sumUp({ payments: [payment], refunds: [refund] });
  const told = (received: number, sentBack: number) =>
    compareSums(new Map([['EUR', { received, sentBack }]]), taken).violations;
  expect(told(500, 200)).toEqual([]);
  expect(told(501, 200)).toHaveLength(1);
  expect(told(500, 199)).toHaveLength(1);
  expect(compareSums(new Map(), taken).violations).toHaveLength(1);
});
