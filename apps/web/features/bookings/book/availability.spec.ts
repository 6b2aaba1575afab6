import { expect, it } from 'vitest';
import { availabilityOf } from './availability';

const scheduled = { status: 'scheduled', sale: 'open' } as const;
const count = (remainingTickets: number, version: number) =>
  ({ remainingTickets, status: 'scheduled', version }) as const;

it('an event is open while there are seats', () => {
  expect(availabilityOf(scheduled, { liveCount: count(1, 7), hasStarted: false })).toBe('open');
  expect(availabilityOf(scheduled, { liveCount: count(0, 8), hasStarted: false })).toBe('sold-out');
});

it('an answer of "sold out" counts until a newer count arrives', () => {
  const unavailable = { reason: 'sold_out', version: 7 } as const;
  const availabilityAt = (version: number) =>
    availabilityOf(scheduled, { liveCount: count(1, version), hasStarted: false, unavailable });
  expect(availabilityAt(7)).toBe('sold-out');
  expect(availabilityAt(9)).toBe('open');
});

it('what was cancelled or has started is said as such, whatever its seats', () => {
  const liveCount = count(0, 7);
  expect(
    availabilityOf({ ...scheduled, status: 'cancelled' }, { liveCount, hasStarted: true }),
  ).toBe('cancelled');
  expect(availabilityOf(scheduled, { liveCount, hasStarted: true })).toBe('started');
  const unavailable = { reason: 'event_cancelled', version: 7 } as const;
  expect(
    availabilityOf(scheduled, { liveCount: count(5, 9), hasStarted: false, unavailable }),
  ).toBe('cancelled');
});

it('what is cancelled while the page is open is said at once', () => {
  const liveCount = { ...count(3, 9), status: 'cancelled' } as const;
  expect(availabilityOf(scheduled, { liveCount, hasStarted: false })).toBe('cancelled');
});

it('nothing is open before the sale begins, and after it has ended', () => {
  const options = { liveCount: count(3, 9), hasStarted: false };
  expect(availabilityOf({ ...scheduled, sale: 'not-yet' }, options)).toBe('not-yet');
  expect(availabilityOf({ ...scheduled, sale: 'closed' }, options)).toBe('closed');
});
